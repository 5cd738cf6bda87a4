package dev.winnow.readout;

import dev.winnow.data.Cell;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.readout.Readout.Srm;
import dev.winnow.readout.Readout.TimePoint;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.proportions.SampleRatio;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Design and cells to a readout; no clock, no chance, no I/O.
public final class Readouts {
    /// The public format's name and version.
    public static final String SCHEMA = "winnow-readout/1";

    /// Below this the split counts as broken: a healthy experiment fails once in a thousand.
    public static final double SRM_THRESHOLD = 0.001;

    private final Sentences sentences = new Sentences();
    private final Subject subject;
    private final Design design;
    private final RollUp rollUp;
    private final Mapping mapping;

    private Readouts(Subject subject, Design design, RollUp rollUp, Mapping mapping) {
        this.subject = subject;
        this.design = design;
        this.rollUp = rollUp;
        this.mapping = mapping;
    }

    /// @param design  valid by its own rules
    /// @param rollUp  cells of the design's variants and metrics
    /// @param mapping that the cells were made with
    public static Readout of(Subject subject, Design design, RollUp rollUp, Mapping mapping) {
        return new Readouts(subject, design, rollUp, mapping).readout();
    }

    private Readout readout() {
        Srm srm = srm();
        List<MetricReadout> metrics = design.metrics().stream()
                .map(m -> metric(m, Readouts::overall, true))
                .toList();
        List<Readout.Day> days = days();
        var health = new HealthChecks(design, rollUp, sentences).of(srm, metrics, covered(days));
        return new Readout(
                SCHEMA,
                subject.engine(),
                subject.experiment(),
                design.hypothesis(),
                subject.design(),
                subject.data(),
                design.alpha(),
                1 - design.alpha(),
                design.unit(),
                design.variants().stream().map(Variant::key).toList(),
                design.control(),
                srm,
                metrics,
                segments(),
                days,
                health,
                new DecisionRule(design, sentences).decide(srm, metrics, covered(days)),
                rollUp.ledger());
    }

    private static boolean overall(Cell cell) {
        return cell.segment().isEmpty();
    }

    private long units(String variant, Predicate<Cell> which) {
        return rollUp.cells().stream()
                .filter(which)
                .filter(c -> c.variant().equals(variant))
                .mapToLong(Cell::units)
                .sum();
    }

    private Srm srm() {
        Map<String, Long> observed = new LinkedHashMap<>();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Variant v : design.variants()) {
            observed.put(v.key(), units(v.key(), Readouts::overall));
            shares.put(v.key(), v.share());
        }
        var outcome = SampleRatio.of(List.copyOf(observed.values()), List.copyOf(shares.values()));
        SampleRatio ratio = outcome.toOptional().orElseGet(() -> new SampleRatio(
                Collections.nCopies(observed.size(), 0.0), 0, observed.size() - 1, 1));
        Map<String, Double> expected = new LinkedHashMap<>();
        int i = 0;
        for (String key : observed.keySet()) {
            expected.put(key, ratio.expected().get(i++));
        }
        return new Srm(observed, expected, shares, ratio.chiSquare(), ratio.df(), ratio.p(), SRM_THRESHOLD);
    }

    private MetricReadout metric(Metric m, Predicate<Cell> which, boolean timeline) {
        String covariate = mapping.metrics().stream()
                .filter(s -> s.metric().equals(m.name()))
                .findFirst()
                .flatMap(MetricSource::covariate)
                .orElse("");
        var figures = new MetricFigures(m, Level.of(design.alpha()), covariate);
        List<Arm> arms = new ArrayList<>();
        Map<String, ArmCells> cells = new LinkedHashMap<>();
        for (Variant v : design.variants()) {
            ArmCells arm = ArmCells.of(m, v.key(), matching(which));
            cells.put(v.key(), arm);
            arms.add(figures.arm(arm));
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Variant v : design.treatments()) {
            comparisons.add(comparison(m, figures, cells, v.key(), timeline));
        }
        return new MetricReadout(
                m.name(),
                m.kind().word(),
                figures.label(sentences),
                m.role().name().toLowerCase(Locale.ROOT),
                m.direction().name().toLowerCase(Locale.ROOT),
                m.unitOfMeasure(),
                m.margin(),
                m.minimumEffect(),
                arms,
                comparisons);
    }

    private Stream<Cell> matching(Predicate<Cell> which) {
        return rollUp.cells().stream().filter(which);
    }

    private Comparison comparison(
            Metric m, MetricFigures figures, Map<String, ArmCells> cells, String variant, boolean timeline) {
        ArmCells treatment = arm(cells, variant);
        ArmCells control = arm(cells, design.control());
        Outcome<Difference> difference = figures.difference(treatment, control);
        Outcome<RelativeEffect> relative = figures.relative(treatment, control);
        Figure<Effect> absolute = sentences.figure(difference.map(figures::effect));
        Figure<RelativeEffect> relativeFigure = sentences.figure(relative);
        Figure<Adjusted> adjusted = figures.adjustable()
                ? sentences.figure(figures.adjusted(treatment, control, sentences))
                : Figure.absent("noCovariate", sentences.get(
                        m.kind() instanceof MetricKind.Quantile ? "absent.covariateKind" : "absent.noCovariate"));
        return new Comparison(
                variant,
                design.control(),
                absolute,
                relativeFigure,
                adjusted,
                sentences.figure(figures.bayesian(treatment, control, difference, relative)),
                timeline ? timeline(m, figures, variant) : List.of(),
                judgement(m, absolute, relativeFigure, adjusted));
    }

    private static ArmCells arm(Map<String, ArmCells> cells, String variant) {
        return Optional.ofNullable(cells.get(variant))
                .orElseGet(() -> new ArmCells(variant, Optional.empty(), Optional.empty()));
    }

    /// `better` or `worse` when the interval lies on one side of zero; a guardrail with a margin is `withinMargin`
    /// when the whole interval is better than the margin, `beyondMargin` when the whole of it is worse.
    private static String judgement(
            Metric m, Figure<Effect> absolute, Figure<RelativeEffect> relative, Figure<Adjusted> adjusted) {
        boolean up = m.direction() == Direction.INCREASE;
        if (m.role() == MetricRole.GUARDRAIL && m.margin().isPresent()) {
            double margin = m.margin().get();
            Optional<RelativeEffect> r = adjusted.toOptional()
                    .flatMap(a -> a.relative().toOptional())
                    .or(relative::toOptional);
            return r.map(x -> {
                        double best = up ? x.high() : -x.low();
                        double worst = up ? x.low() : -x.high();
                        return worst > -margin ? "withinMargin" : best < -margin ? "beyondMargin" : "undecided";
                    })
                    .orElse("undecided");
        }
        Optional<double[]> interval = adjusted.toOptional()
                .map(a -> new double[] {a.low(), a.high()})
                .or(() -> absolute.toOptional().map(a -> new double[] {a.low(), a.high()}));
        return interval.map(i -> i[0] > 0 ? (up ? "better" : "worse") : i[1] < 0 ? (up ? "worse" : "better") : "undecided")
                .orElse("undecided");
    }

    private List<TimePoint> timeline(Metric m, MetricFigures figures, String variant) {
        if (m.kind() instanceof MetricKind.Quantile) {
            return List.of();
        }
        var byDay = new TreeMap<LocalDate, List<Cell>>();
        matching(Readouts::overall).forEach(c -> c.day().ifPresent(d ->
                byDay.computeIfAbsent(d, _ -> new ArrayList<>()).add(c)));
        var out = new ArrayList<TimePoint>();
        ArmCells t = ArmCells.of(m, variant, Stream.empty());
        ArmCells c = ArmCells.of(m, design.control(), Stream.empty());
        for (var entry : byDay.entrySet()) {
            LocalDate day = entry.getKey();
            t = t.merge(ArmCells.of(m, variant, entry.getValue().stream()));
            c = c.merge(ArmCells.of(m, design.control(), entry.getValue().stream()));
            long n = t.moments().map(x -> x.n()).orElse(0L) + c.moments().map(x -> x.n()).orElse(0L);
            Optional<RelativeEffect> r = figures.relative(t, c).toOptional();
            if (r.isPresent()) {
                RelativeEffect x = r.get();
                out.add(new TimePoint(day, n, true, x.estimate(), x.low(), x.high()));
            } else {
                figures.difference(t, c).toOptional().ifPresent(d ->
                        out.add(new TimePoint(day, n, false, d.estimate(), d.low(), d.high())));
            }
        }
        // One scale a curve: days that only have an absolute effect are dropped when others are relative.
        boolean relative = out.stream().anyMatch(TimePoint::relative);
        return out.stream().filter(p -> p.relative() == relative).toList();
    }

    private List<Readout.Segment> segments() {
        var keys = new ArrayList<Cell.Segment>();
        for (String column : mapping.segments()) {
            var values = new TreeMap<String, Cell.Segment>();
            rollUp.cells().stream()
                    .flatMap(c -> c.segment().stream())
                    .filter(s -> s.column().equals(column))
                    .forEach(s -> values.put(s.value(), s));
            keys.addAll(values.values());
        }
        return keys.stream().map(this::segment).toList();
    }

    private Readout.Segment segment(Cell.Segment s) {
        Predicate<Cell> which = c -> c.segment().equals(Optional.of(s));
        long units = matching(which).mapToLong(Cell::units).sum();
        List<MetricReadout> metrics = design.metrics().stream()
                .sorted((a, b) -> a.role().compareTo(b.role()))
                .map(m -> metric(m, which, false))
                .toList();
        return new Readout.Segment(s.column(), s.value(), units, metrics);
    }

    private List<Readout.Day> days() {
        var days = new TreeMap<LocalDate, Map<String, Long>>();
        matching(Readouts::overall).forEach(c -> c.day().ifPresent(d -> days.computeIfAbsent(d, _ -> zeros())
                .merge(c.variant(), c.units(), Long::sum)));
        return days.entrySet().stream()
                .map(e -> new Readout.Day(e.getKey(), e.getValue()))
                .toList();
    }

    /// Days from the first exposure to the last, quiet ones included; 0 without a time column.
    private static int covered(List<Readout.Day> days) {
        return days.isEmpty()
                ? 0
                : (int) ChronoUnit.DAYS.between(days.getFirst().day(), days.getLast().day()) + 1;
    }

    private Map<String, Long> zeros() {
        var out = new LinkedHashMap<String, Long>();
        design.variants().forEach(v -> out.put(v.key(), 0L));
        return out;
    }
}
