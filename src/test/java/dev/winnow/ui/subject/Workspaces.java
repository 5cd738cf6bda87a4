package dev.winnow.ui.subject;

import dev.winnow.app.Session;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.task.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Workspaces with one experiment, and data for it.
public final class Workspaces {
    private Workspaces() {}

    public static Experiment experiment(Session session) throws Exception {
        return session.experiments().create(session.projects().create("Checkout").id(), "Shorter checkout", design());
    }

    public static Design design() {
        return new Design(
                "Fewer steps, more orders.", "visitor", List.of(new Variant("A", 0.5), new Variant("B", 0.5)), "A",
                List.of(Metric.of("converted", new MetricKind.Proportion(), MetricRole.PRIMARY)), 0.05, 0.8,
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Opened and read, with everything running inline; failures go into the list.
    public static OpenExperiment open(Session session, Experiment e, List<Throwable> failures) {
        var open = new OpenExperiment(e.id(), session, TaskRunner.direct(), failures::add);
        open.reload();
        return open;
    }

    /// 400 visitors with a variant, a conversion that B lifts, and one row without a variant.
    public static Path csv(Path folder) throws IOException {
        var random = new Random(7);
        var text = new StringBuilder("visitor_id,variant,converted,revenue\n");
        for (int i = 0; i < 400; i++) {
            boolean b = i % 2 == 1;
            boolean converted = random.nextDouble() < (b ? 0.6 : 0.3);
            text.append("v%04d,%s,%d,%d.5%n".formatted(i, b ? "B" : "A", converted ? 1 : 0, converted ? 20 + i % 9 : 0));
        }
        text.append("v9999,,1,3.5\n");
        return Files.writeString(folder.resolve("orders.csv"), text.toString());
    }
}
