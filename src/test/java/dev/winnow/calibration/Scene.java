package dev.winnow.calibration;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/// Data of one kind, drawn anew in each run, and the methods that all look at the same draws.
///
/// @param <D> one draw
final class Scene<D> {
    static final double ALPHA = 0.05;

    /// How a draw is made at a size.
    @FunctionalInterface
    interface Maker<D> {
        D draw(Draw draw, long n);
    }

    private final Family family;
    private final String data;
    private final Effort effort;
    private final Maker<D> maker;
    private final List<Measure<D>> measures = new ArrayList<>();

    Scene(Family family, String data, Effort effort, Maker<D> maker) {
        this.family = family;
        this.data = data;
        this.effort = effort;
        this.maker = maker;
    }

    /// An error is a rejection of what is true.
    <T> Scene<D> rejects(String method, Function<D, Outcome<T>> test, Predicate<T> rejected) {
        return upTo(Long.MAX_VALUE, method, Kind.TYPE_ONE, d -> error(test.apply(d), rejected));
    }

    /// An error is an interval that leaves out the truth.
    <T> Scene<D> misses(String method, Function<D, Outcome<T>> interval, Predicate<T> missed) {
        return upTo(Long.MAX_VALUE, method, Kind.COVERAGE, d -> error(interval.apply(d), missed));
    }

    Scene<D> measure(String method, Kind kind, Function<D, OptionalDouble> error) {
        return upTo(Long.MAX_VALUE, method, kind, error);
    }

    Scene<D> upTo(long largest, String method, Kind kind, Function<D, OptionalDouble> error) {
        measures.add(new Measure<>(method, kind, ALPHA, largest, error));
        return this;
    }

    static <T> OptionalDouble error(Outcome<T> outcome, Predicate<T> wrong) {
        return switch (outcome) {
            case Outcome.Known<T>(T value) -> OptionalDouble.of(wrong.test(value) ? 1 : 0);
            case Outcome.Undefined<T> _ -> OptionalDouble.empty();
        };
    }

    static OptionalDouble error(boolean wrong) {
        return OptionalDouble.of(wrong ? 1 : 0);
    }

    static boolean outside(double low, double high, double truth) {
        return !(low <= truth && truth <= high);
    }

    static boolean outside(Difference interval, double truth) {
        return outside(interval.low(), interval.high(), truth);
    }

    Family family() {
        return family;
    }

    String data() {
        return data;
    }

    Effort effort() {
        return effort;
    }

    List<Measure<D>> measures() {
        return measures;
    }

    /// Some of the runs at one size: one tally a measure, none where it is not simulated at this size.
    List<Tally> run(Draw draw, long n, int runs) {
        Tally[] tallies = new Tally[measures.size()];
        java.util.Arrays.fill(tallies, Tally.NONE);
        for (int r = 0; r < runs; r++) {
            D d = maker.draw(draw, n);
            for (int i = 0; i < tallies.length; i++) {
                Measure<D> m = measures.get(i);
                if (n <= m.largest()) {
                    tallies[i] = tallies[i].plus(m.error().apply(d));
                }
            }
        }
        return List.of(tallies);
    }
}
