package dev.winnow.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.readout.Readout.TimePoint;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.RelativeEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Each point is what a readout of the units so far would say.
class TimelineTest {
    private static final Design DESIGN = new Design(
            "", "user", List.of(new Variant("A", 0.5), new Variant("B", 0.5)), "A",
            List.of(Metric.of("y", new MetricKind.Mean(), MetricRole.PRIMARY)), 0.05, 0.8,
            Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void pointsEqualTheDirectComputation() {
        var random = new SplittableRandom(41);
        var maker = new CellMaker(DESIGN);
        int days = 9;
        List<List<Double>> a = new ArrayList<>();
        List<List<Double>> b = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            a.add(new ArrayList<>());
            b.add(new ArrayList<>());
            for (int i = 0; i < 40; i++) {
                double y = 1e6 + random.nextGaussian();
                boolean treated = i % 2 == 1;
                (treated ? b : a).get(d).add(y);
                maker.add(new CellMaker.Unit(
                        treated ? "B" : "A", Optional.of(ReadoutCases.START.plusDays(d)), "", Map.of("y", new double[] {y})));
            }
        }
        var timeline = timeline(maker);
        assertEquals(days, timeline.size());
        for (int d = 0; d < days; d++) {
            Moments t = Moments.of(b.subList(0, d + 1).stream().flatMap(List::stream).mapToDouble(x -> x).toArray());
            Moments c = Moments.of(a.subList(0, d + 1).stream().flatMap(List::stream).mapToDouble(x -> x).toArray());
            RelativeEffect r = RelativeEffect.of(t.mean(), t.variance() / t.n(), c.mean(), c.variance() / c.n(), Level.FIVE_PERCENT)
                    .toOptional()
                    .orElseThrow();
            TimePoint p = timeline.get(d);
            assertEquals(ReadoutCases.START.plusDays(d), p.day());
            assertEquals(40L * (d + 1), p.n());
            assertTrue(p.relative());
            assertEquals(r.estimate(), p.estimate(), 1e-15);
            assertEquals(r.low(), p.low(), 1e-15);
            assertEquals(r.high(), p.high(), 1e-15);
        }
    }

    @Test
    void daysWithoutAFigureAreLeftOutAndTheScaleIsOne() {
        var maker = new CellMaker(DESIGN);
        for (int d = 0; d < 4; d++) {
            for (int i = 0; i < (d == 0 ? 1 : 3); i++) {
                for (String v : List.of("A", "B")) {
                    double y = v.equals("A") ? (d < 2 ? 0 : i) : i + 1;
                    maker.add(new CellMaker.Unit(v, Optional.of(ReadoutCases.START.plusDays(d)), "", Map.of("y", new double[] {y})));
                }
            }
        }
        var timeline = timeline(maker);
        assertEquals(
                List.of(ReadoutCases.START.plusDays(2), ReadoutCases.START.plusDays(3)),
                timeline.stream().map(TimePoint::day).toList());
        assertTrue(timeline.stream().allMatch(TimePoint::relative));
    }

    private static List<TimePoint> timeline(CellMaker maker) {
        var rollUp = maker.rollUp(List.of());
        return Readouts.of(
                        ReadoutCases.subject("t", rollUp.units()), DESIGN, rollUp,
                        ReadoutCases.mapping(DESIGN, Optional.of("day"), List.of(), Map.of()))
                .metrics()
                .getFirst()
                .comparisons()
                .getFirst()
                .timeline();
    }
}
