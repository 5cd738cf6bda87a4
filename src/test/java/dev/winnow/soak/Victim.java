package dev.winnow.soak;

import dev.winnow.app.Designs;
import dev.winnow.app.Run;
import dev.winnow.app.Session;
import dev.winnow.data.DatasetRef;
import dev.winnow.data.Preview;
import dev.winnow.experiment.Experiment;
import dev.winnow.report.ReportFormat;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Saves, imports and reports without end, and says on stdout what was acknowledged; made to be killed.
///
/// Arguments: workspace, folder for reports, data file, seed, number of formats that reports may be written in.
final class Victim {
    private final Session session;
    private final Random random;
    private final Path reports;
    private final Path data;
    private final int formats;

    private Victim(Session session, Random random, Path reports, Path data, int formats) {
        this.session = session;
        this.random = random;
        this.reports = reports;
        this.data = data;
        this.formats = formats;
    }

    public static void main(String[] args) throws Exception {
        try (Session session = Session.open(Path.of(args[0]))) {
            var victim = new Victim(
                    session, new Random(Long.parseLong(args[3])), Path.of(args[1]), Path.of(args[2]),
                    Integer.parseInt(args[4]));
            say("ready");
            while (true) {
                victim.act(victim.experiment());
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private Experiment experiment() throws Exception {
        List<Experiment> all = session.experiments().list();
        if (!all.isEmpty()) {
            return all.getFirst();
        }
        var projects = session.projects().list();
        var project = projects.isEmpty() ? session.projects().create("P") : projects.getFirst();
        Experiment e = session.experiments().create(project.id(), "E", Designs.conversion());
        acknowledge(e);
        return e;
    }

    private void acknowledge(Experiment e) throws Exception {
        var head = session.experiments().current(e.id());
        say("revision " + e.id() + " " + head.number() + " " + head.hash());
    }

    private void act(Experiment e) throws Exception {
        int dice = random.nextInt(10);
        if (e.dataset().isEmpty() || dice == 0) {
            Preview preview = session.datasets().preview(List.of(data), Progress.none());
            DatasetRef d = session.datasets()
                    .importFiles(e.id(), preview, session.datasets().suggestMapping(preview), Progress.none());
            say("dataset " + d.id() + " " + d.fingerprint());
        } else if (dice < 3) {
            Run run = session.analyses().run(e.id(), Progress.none());
            say("run " + run.id());
            List<ReportFormat> shuffled = new ArrayList<>(List.of(
                    ReportFormat.CSV, ReportFormat.MARKDOWN, ReportFormat.JSON, ReportFormat.HTML, ReportFormat.XLSX,
                    ReportFormat.PDF).subList(0, formats));
            Collections.shuffle(shuffled, random);
            Set<ReportFormat> some = EnumSet.copyOf(shuffled.subList(0, 1 + random.nextInt(formats)));
            for (Path file : session.reports().write(run, some, reports, Progress.none())) {
                say("report " + run.id() + " " + file.getFileName());
            }
        } else if (dice == 9 && session.experiments().undoable(e.id()).isPresent()) {
            acknowledge(session.experiments().undo(e.id()));
        } else {
            acknowledge(session.experiments().save(e.withNotes("note " + random.nextLong()), "notes"));
        }
    }
}
