package dev.winnow.stats.survival;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The share of units without the event after a time, with censoring (Kaplan and Meier 1958).
///
/// S(t) is the product of 1 - d/n over event times up to t, with d events among n units at risk; its variance is S^2
/// sum d / [n (n - d)] (Greenwood 1926). Times are in any unit. Units are independent, all enter at time 0, and
/// censoring must not depend on what would have happened. The intervals are of large samples and hold at one time each,
/// not for the whole curve at once.
///
/// @param points      one for each time at which an event was seen, ascending
/// @param n           number of units
/// @param lastTime    longest time under observation; the curve is not known beyond it, unless it reached 0
public record KaplanMeier(List<Point> points, int n, double lastTime) {
    private static final double MEDIAN = 0.5;

    /// Relative slack in comparing a product of rounded factors with one half.
    private static final double SLACK = 1e-12;

    public KaplanMeier {
        points = List.copyOf(points);
    }

    /// The curve from one event time to the next.
    ///
    /// @param time     of the events
    /// @param atRisk   units under observation just before
    /// @param events   at this time
    /// @param survival S after these events
    /// @param se       of S; 0 once S is 0
    /// @param low      lower end of the pointwise interval, in [0, 1]; 0 once S is 0
    /// @param high     upper end, in [0, 1]; 0 once S is 0
    public record Point(double time, int atRisk, int events, double survival, double se, double low, double high) {}

    /// A time by which half of the units had the event.
    ///
    /// @param time where S falls below one half, or the middle of the step if S stays at it, the last step ending with
    ///             the observation
    /// @param low  where the curve's lower ends do so (Brookmeyer and Crowley 1982)
    /// @param high where its upper ends do so; infinity if they do not
    public record Median(double time, double low, double high) {}

    /// The area under the curve up to a horizon: mean time without the event, counted no longer than the horizon.
    ///
    /// @param tau      horizon, in the unit of the times, as are the others
    /// @param estimate mean
    /// @param se       of the mean; 0 without events before the horizon
    public record RestrictedMean(double tau, double estimate, double se) {}

    /// The curve of one arm.
    ///
    /// @param scale on which the pointwise intervals are symmetric
    /// @param level of each interval
    /// @return undefined as [Cause#TOO_FEW] for an empty sample
    public static Outcome<KaplanMeier> of(SurvivalSample sample, BandScale scale, Level level) {
        if (sample.n() == 0) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        var points = new ArrayList<Point>();
        double z = Tails.normalQuantile(level.alpha() / 2);
        SurvivalSample.Cursor at = sample.cursor();
        double survival = 1;
        double greenwood = 0;
        for (double t = at.nextEvent(); t < Double.POSITIVE_INFINITY; t = at.nextEvent()) {
            int n = at.atRisk(t);
            int d = at.eventsAt(t);
            if (d == n) {
                points.add(new Point(t, n, d, 0, 0, 0, 0));
                break;
            }
            survival *= (double) (n - d) / n;
            greenwood += d / ((double) n * (n - d));
            double relative = Math.sqrt(greenwood);
            points.add(new Point(
                    t, n, d, survival, survival * relative,
                    scale.end(survival, relative, -z), scale.end(survival, relative, z)));
        }
        return Outcome.known(new KaplanMeier(points, sample.n(), sample.exits[sample.n() - 1]));
    }

    /// The curve at a time: the last step up to it, or S = 1 before the first.
    ///
    /// @param time at least 0
    /// @return undefined as [Cause#INCOMPLETE] when observation ended before `time` with units still at risk
    /// @throws IllegalArgumentException for another time
    public Outcome<Point> at(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("time=%s is below 0".formatted(time));
        }
        if (!known(time)) {
            return Outcome.undefined(Cause.INCOMPLETE, lastTime);
        }
        var found = new Point(0, n, 0, 1, 0, 1, 1);
        for (Point p : points) {
            if (p.time > time) {
                break;
            }
            found = p;
        }
        return Outcome.known(found);
    }

    private boolean known(double time) {
        return time <= lastTime || (!points.isEmpty() && points.getLast().survival == 0);
    }

    /// Median and its interval from the curve and its pointwise band, as R's survfit has them; halves are told from
    /// rounding with 1e-12 relative.
    ///
    /// @return undefined as [Cause#INCOMPLETE], with the last S, when fewer than half of the units had the event under
    ///     observation
    public Outcome<Median> median() {
        double time = crossing(Point::survival);
        return time < Double.POSITIVE_INFINITY
                ? Outcome.known(new Median(time, crossing(Point::low), crossing(Point::high)))
                : Outcome.undefined(Cause.INCOMPLETE, points.isEmpty() ? 1 : points.getLast().survival);
    }

    private double crossing(ToDoubleFunction<Point> curve) {
        for (int i = 0; i < points.size(); i++) {
            double v = curve.applyAsDouble(points.get(i));
            if (v < MEDIAN * (1 - SLACK)) {
                return points.get(i).time;
            }
            if (v <= MEDIAN * (1 + SLACK)) {
                double end = i + 1 < points.size() ? points.get(i + 1).time : lastTime;
                return points.get(i).time + (end - points.get(i).time) / 2;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /// Restricted mean, the integral of S from 0 to tau, with the variance sum A(t)^2 d / [n (n - d)] over event times
    /// t before tau, A(t) the area from t to tau (Klein and Moeschberger 2003, eq. 4.5.2). Needs no proportional
    /// hazards. A horizon where few are left at risk makes the error itself unsure.
    ///
    /// @param tau horizon, above 0 and finite
    /// @return undefined as [Cause#INCOMPLETE] when observation ended before `tau` with units still at risk
    /// @throws IllegalArgumentException for another tau
    public Outcome<RestrictedMean> restrictedMean(double tau) {
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau=%s must be above 0 and finite".formatted(tau));
        }
        if (!known(tau)) {
            return Outcome.undefined(Cause.INCOMPLETE, lastTime);
        }
        double area = 0;
        double variance = 0;
        double end = tau;
        for (Point p : points.reversed()) {
            if (p.time < tau) {
                area += p.survival * (end - p.time);
                // Once S is 0 no area is left, and the term, of the form 0/0, vanishes.
                variance += p.atRisk > p.events
                        ? area * area * p.events / ((double) p.atRisk * (p.atRisk - p.events))
                        : 0;
                end = p.time;
            }
        }
        return Outcome.known(new RestrictedMean(tau, area + end, Math.sqrt(variance)));
    }

    /// Treatment minus control of the restricted means, with a normal reference (Royston and Parmar 2013).
    ///
    /// @param tau horizon, above 0 and finite, fixed before the data are seen
    /// @return undefined as [Cause#TOO_FEW] for an empty arm, as [Cause#INCOMPLETE] for one not observed up to `tau`,
    ///     as [Cause#NO_VARIANCE] when neither arm has events before it
    /// @throws IllegalArgumentException for another tau
    public static Outcome<Difference> difference(
            SurvivalSample treatment, SurvivalSample control, double tau, Alternative alternative, Level level) {
        return areaOf(treatment, tau, level).flatMap(t -> areaOf(control, tau, level).flatMap(c -> {
            double se = Math.hypot(t.se, c.se);
            return se > 0
                    ? Outcome.known(Difference.normal(t.estimate - c.estimate, se, alternative, level))
                    : Outcome.undefined(Cause.NO_VARIANCE, 0);
        }));
    }

    private static Outcome<RestrictedMean> areaOf(SurvivalSample sample, double tau, Level level) {
        return of(sample, BandScale.PLAIN, level).flatMap(k -> k.restrictedMean(tau));
    }
}
