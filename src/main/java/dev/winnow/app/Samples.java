package dev.winnow.app;

import dev.winnow.data.Crossovers;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.data.Preview;
import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Variant;
import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The samples: three data files with known true effects, and a workspace made of them through the same services
/// that a user's own data go through.
public final class Samples {
    /// Seed of the files in `sample-data` and of the sample workspace.
    public static final long SEED = 20_260_901;

    private static final Texts TEXTS = Texts.of("samples");

    private final Session session;
    private final Progress progress;

    private Samples(Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    /// Writes the data files with `truth.json` and `README.md` into `folder`; the same seed gives the same bytes.
    ///
    /// @return the files written
    /// @throws IOException if `folder` cannot be written
    public static List<Path> write(Path folder, long seed, Progress progress) throws IOException {
        return new SampleFiles(seed, progress).write(folder);
    }

    /// Fills a workspace with the sample projects, experiments, datasets and readouts.
    ///
    /// @throws WorkspaceException if the workspace cannot be written
    public static void create(Session session, Progress progress) throws WorkspaceException, InputException {
        Path folder = session.folder().resolve("samples.part");
        try {
            Files.createDirectories(folder);
            new SampleFiles(SEED, progress).data(folder);
            new Samples(session, progress).fill(folder);
        } catch (IOException e) {
            throw new WorkspaceException(folder, TEXTS.get("failed", folder.toString()), e);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws WorkspaceException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new WorkspaceException(folder, TEXTS.get("failed", folder.toString()), e);
        }
    }

    private void fill(Path folder) throws WorkspaceException, InputException {
        Project shop = session.projects().create(TEXTS.get("project.shop"));
        Project product = session.projects().create(TEXTS.get("project.product"));
        Experiment checkout = begin(shop, "checkout", checkout());
        load(checkout, folder.resolve(SampleFiles.CHECKOUT), checkoutMapping());
        Experiment prices = begin(shop, "prices", prices());
        load(prices, folder.resolve(SampleFiles.PRICES), pricesMapping());
        Experiment stopped = session.experiments().move(prices.id(), Lifecycle.Action.STOP);
        session.experiments()
                .save(
                        stopped.withConclusion(
                                new Conclusion(Conclusion.Outcome.LOST, TEXTS.get("prices.conclusion"))),
                        TEXTS.get("concluded"));
        Experiment onboarding = begin(product, "onboarding", onboarding());
        load(onboarding, folder.resolve(SampleFiles.ONBOARDING), onboardingMapping());
        Experiment search = begin(product, "search", simple("search", "clicks", LocalDate.of(2026, 11, 2)));
        session.experiments().move(search.id(), Lifecycle.Action.PAUSE);
        draft(shop, "shipping", simple("shipping", "orders", LocalDate.of(2026, 12, 7)));
        progress.at(1, TEXTS.get("ready"));
    }

    private Experiment draft(Project project, String key, Design design) throws WorkspaceException, InputException {
        Experiment e = session.experiments().create(project.id(), TEXTS.get(key + ".name"), design);
        return session.experiments().save(e.withNotes(TEXTS.get(key + ".notes")), TEXTS.get("noted"));
    }

    private Experiment begin(Project project, String key, Design design) throws WorkspaceException, InputException {
        progress.check();
        Experiment e = draft(project, key, design);
        return session.experiments().move(e.id(), Lifecycle.Action.START);
    }

    private void load(Experiment e, Path file, Mapping mapping) throws WorkspaceException, InputException {
        progress.at(-1, TEXTS.get("importing", e.name()));
        Preview preview = session.datasets().preview(List.of(file), progress);
        session.datasets().importFiles(e.id(), preview, mapping, progress);
        session.analyses().run(e.id(), progress);
    }

    private static Design checkout() {
        return new Design(
                TEXTS.get("checkout.hypothesis"),
                TEXTS.get("unit.visitor"),
                halves("control", "one-page"),
                "control",
                List.of(
                        metric("metric.conversion", new MetricKind.Proportion(), MetricRole.PRIMARY, "")
                                .minimum(0.02),
                        metric("metric.orderValue", new MetricKind.Mean(), MetricRole.SECONDARY, "EUR")
                                .plain()),
                0.05,
                0.8,
                Optional.of(14_000L),
                Optional.of(LocalDate.of(2026, 9, 1)),
                Optional.of(14));
    }

    private static Mapping checkoutMapping() {
        return mapping(
                "visitor",
                "variant",
                "exposed_at",
                List.of("country", "device"),
                source("metric.conversion", "converted", Optional.empty(), Optional.of("visits_before")),
                source("metric.orderValue", "order_value", Optional.empty(), Optional.of("visits_before")));
    }

    private static Design prices() {
        return new Design(
                TEXTS.get("prices.hypothesis"),
                TEXTS.get("unit.customer"),
                halves("control", "bundle"),
                "control",
                List.of(
                        metric("metric.revenue", new MetricKind.Mean(), MetricRole.PRIMARY, "EUR")
                                .plain(),
                        metric("metric.refunds", new MetricKind.Ratio(), MetricRole.GUARDRAIL, "")
                                .guard(0.1),
                        metric("metric.load", new MetricKind.Quantile(0.9), MetricRole.GUARDRAIL, "ms")
                                .guard(0.05)),
                0.05,
                0.8,
                Optional.of(12_000L),
                Optional.of(LocalDate.of(2026, 9, 1)),
                Optional.of(21));
    }

    private static Mapping pricesMapping() {
        return mapping(
                "customer",
                "group",
                "first_seen",
                List.of("plan"),
                source("metric.revenue", "revenue", Optional.empty(), Optional.of("revenue_before")),
                source("metric.refunds", "refunds", Optional.of("orders"), Optional.empty()),
                source("metric.load", "load_ms", Optional.empty(), Optional.empty()));
    }

    private static Design onboarding() {
        return new Design(
                TEXTS.get("onboarding.hypothesis"),
                TEXTS.get("unit.user"),
                halves("control", "checklist"),
                "control",
                List.of(
                        metric("metric.finished", new MetricKind.Proportion(), MetricRole.PRIMARY, "")
                                .plain(),
                        metric("metric.minutes", new MetricKind.Mean(), MetricRole.SECONDARY, "min")
                                .falling()),
                0.05,
                0.8,
                Optional.of(70_000L),
                Optional.of(LocalDate.of(2026, 9, 1)),
                Optional.of(10));
    }

    private static Mapping onboardingMapping() {
        return mapping(
                "user",
                "variant",
                "signed_up",
                List.of(),
                source("metric.finished", "finished", Optional.empty(), Optional.empty()),
                source("metric.minutes", "minutes", Optional.empty(), Optional.empty()));
    }

    private static Design simple(String key, String metric, LocalDate start) {
        return new Design(
                TEXTS.get(key + ".hypothesis"),
                TEXTS.get("unit.visitor"),
                halves("control", "new"),
                "control",
                List.of(metric("metric." + metric, new MetricKind.Count(), MetricRole.PRIMARY, "")
                        .plain()),
                0.05,
                0.8,
                Optional.of(20_000L),
                Optional.of(start),
                Optional.of(14));
    }

    private static List<Variant> halves(String control, String treatment) {
        return List.of(new Variant(control, 0.5), new Variant(treatment, 0.5));
    }

    private static Mapping mapping(
            String unit, String variant, String time, List<String> segments, MetricSource... sources) {
        return new Mapping(
                Layout.UNITS,
                Optional.of(unit),
                variant,
                Optional.of(time),
                Optional.empty(),
                List.of(sources),
                segments,
                Crossovers.EXCLUDE,
                ZoneOffset.UTC);
    }

    private static MetricSource source(
            String metric, String column, Optional<String> denominator, Optional<String> covariate) {
        return new MetricSource(
                TEXTS.get(metric), column, denominator, covariate, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Blank metric(String key, MetricKind kind, MetricRole role, String unit) {
        return new Blank(TEXTS.get(key), kind, role, unit);
    }

    /// A metric of which only the rule is still to be said.
    private record Blank(String name, MetricKind kind, MetricRole role, String unit) {
        Metric plain() {
            return new Metric(name, kind, role, Direction.INCREASE, unit, Optional.empty(), Optional.empty());
        }

        Metric falling() {
            return new Metric(name, kind, role, Direction.DECREASE, unit, Optional.empty(), Optional.empty());
        }

        Metric minimum(double effect) {
            return new Metric(name, kind, role, Direction.INCREASE, unit, Optional.empty(), Optional.of(effect));
        }

        Metric guard(double margin) {
            return new Metric(name, kind, role, Direction.DECREASE, unit, Optional.of(margin), Optional.empty());
        }
    }
}
