package dev.winnow.ui.start;

import dev.winnow.app.Samples;
import dev.winnow.app.Session;
import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The three samples of [Samples]; the first one asked for fills the workspace with all of them.
public final class SampleGallery implements Gallery {
    private static final List<String> IDS = List.of("checkout", "prices", "onboarding");
    private static final Texts TEXT = Texts.of("shell");

    private final Session session;

    public SampleGallery(Session session) {
        this.session = session;
    }

    @Override
    public List<Sample> samples() {
        return IDS.stream()
                .map(id -> new Sample(id, TEXT.get("gallery." + id), TEXT.get("gallery." + id + ".story")))
                .toList();
    }

    @Override
    public UUID add(String sample, Progress progress) throws WorkspaceException, InputException {
        String name = Texts.of("samples").get(sample + ".name");
        Optional<UUID> there = find(name);
        if (there.isEmpty()) {
            Samples.create(session, progress);
            there = find(name);
        }
        return there.orElseThrow();
    }

    private Optional<UUID> find(String name) throws WorkspaceException {
        return session.experiments().list().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .map(Experiment::id);
    }
}
