package dev.winnow.stats.sequential;

import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Quadrature;

/// Chance to cross an upper bound later, given where an interim look stands.
///
/// Given z at fraction t, the score B = z sqrt(t) goes on with independent increments of mean drift * dt and variance
/// dt (Lan, Simon and Halperin 1982; Jennison and Turnbull 2000, chapter 10). The drift is what one believes: none, the
/// planned one, the observed one z / sqrt(t), or a distribution of it, which gives predictive power (Spiegelhalter,
/// Freedman and Blackburn 1986).
///
/// At the last look, with bound c at fraction T: Phi((z sqrt(t) + drift (T - t) - c sqrt(T)) / sqrt(T - t)). Looks in
/// between are integrated over as in [Boundaries]. Good to about 1e-11; an average over the drift is taken at fixed
/// nodes, too few for what little is known early: its `byLook` and `anyLook` are good to 1e-10 from a tenth of the last
/// fraction on, to 1e-7 from a twentieth and to 1e-5 from a fiftieth. Its `finalLook` has the closed form with the
/// variance of the drift added.
///
/// Only upper bounds count as success, so of a two-sided design this is the chance to reject above. z and the drift
/// have to be finite, which is not checked. Whether an earlier bound was crossed does not matter.
///
/// @param byLook    chance to have crossed an upper bound by each of the looks to come, one number a look; lower
///     bounds, where there are any, stop
/// @param anyLook   the same by the last look
/// @param finalLook chance that z is above its bound at the last look, whatever happens before
public record ConditionalPower(double[] byLook, double anyLook, double finalLook) {
    /// Standard deviations and panels that the average over the drift extends to.
    private static final double WIDTH = 8.5;

    private static final int PANELS = 6;

    /// Under one drift.
    ///
    /// @param look  of the interim analysis, counted from 0, not the last
    /// @param z     observed there
    /// @param drift mean of Z at information fraction 1
    /// @throws IllegalArgumentException if there is no such look or none after it
    public static ConditionalPower of(Boundaries boundaries, int look, double z, double drift) {
        requireInterim(boundaries, look);
        Looks looks = boundaries.looks();
        double[] shifts = new double[looks.size() - look - 1];
        for (int j = 0; j < shifts.length; j++) {
            shifts[j] = drift * (looks.fraction(look + 1 + j) - looks.fraction(look + j));
        }
        return of(boundaries, look, z, shifts);
    }

    /// Under an effect with other numbers of units to come than planned; the stages keep their planned weights, so the
    /// level holds whatever the numbers are (Cui, Hung and Wang 1999; Lehmacher and Wassmer 1999).
    ///
    /// @param look       of the interim analysis, counted from 0, not the last
    /// @param z          observed there
    /// @param stageMeans for each look to come, the mean of the z statistic of the units of its stage alone
    /// @throws IllegalArgumentException if there is no look to come, or not one mean for each
    public static ConditionalPower ofStages(Boundaries boundaries, int look, double z, double[] stageMeans) {
        requireInterim(boundaries, look);
        Looks looks = boundaries.looks();
        if (stageMeans.length != looks.size() - look - 1) {
            throw new IllegalArgumentException(
                    "%d stage means for %d looks to come".formatted(stageMeans.length, looks.size() - look - 1));
        }
        double[] shifts = new double[stageMeans.length];
        for (int j = 0; j < shifts.length; j++) {
            shifts[j] = stageMeans[j] * Math.sqrt(looks.fraction(look + 1 + j) - looks.fraction(look + j));
        }
        return of(boundaries, look, z, shifts);
    }

    /// Averaged over what the data say about the drift, starting from knowing nothing: N(z / sqrt(t), 1 / t).
    ///
    /// @param look of the interim analysis, counted from 0, not the last
    /// @param z    observed there
    public static ConditionalPower predictive(Boundaries boundaries, int look, double z) {
        double t = boundaries.looks().fraction(look);
        return averaged(boundaries, look, z, z / Math.sqrt(t), 1 / Math.sqrt(t));
    }

    /// Averaged over what the data and a normal prior say about the drift: precisions t of the data and 1 / priorSd^2
    /// of the prior add.
    ///
    /// @param look      of the interim analysis, counted from 0, not the last
    /// @param z         observed there
    /// @param priorMean of the drift
    /// @param priorSd   of the drift, above 0; its squared inverse must not leave the double range
    /// @throws IllegalArgumentException if `priorSd` is not above 0
    public static ConditionalPower predictive(
            Boundaries boundaries, int look, double z, double priorMean, double priorSd) {
        if (!(priorSd > 0)) {
            throw new IllegalArgumentException("priorSd=%s is not above 0".formatted(priorSd));
        }
        double t = boundaries.looks().fraction(look);
        double weight = 1 / (priorSd * priorSd);
        double precision = t + weight;
        double mean = (z * Math.sqrt(t) + priorMean * weight) / precision;
        return averaged(boundaries, look, z, mean, 1 / Math.sqrt(precision));
    }

    private static ConditionalPower averaged(Boundaries b, int look, double z, double mean, double sd) {
        requireInterim(b, look);
        double[] byLook = new double[b.looks().size() - look - 1];
        for (int j = 0; j < byLook.length; j++) {
            Boundaries upTo = b.first(look + 2 + j);
            int at = j;
            byLook[j] = Quadrature.integrate(
                    x -> Tails.normalDensity(x) * of(upTo, look, z, mean + sd * x).byLook()[at], -WIDTH, WIDTH, PANELS);
        }
        double ahead = b.looks().last() - b.looks().fraction(look);
        double spread = Math.sqrt(ahead + sd * sd * ahead * ahead);
        double end = z * Math.sqrt(b.looks().fraction(look)) + mean * ahead;
        double finalLook = Tails.normal((lastBound(b) - end) / spread);
        return new ConditionalPower(byLook, byLook[byLook.length - 1], finalLook);
    }

    private static ConditionalPower of(Boundaries b, int look, double z, double[] shifts) {
        double t = b.looks().fraction(look);
        double[] byLook = b.crossing(Subdensity.at(t, z), look + 1, shifts).upper();
        double end = z * Math.sqrt(t);
        for (int j = 0; j < byLook.length; j++) {
            byLook[j] += j == 0 ? 0 : byLook[j - 1];
            end += shifts[j];
        }
        double ahead = b.looks().last() - t;
        double finalLook = Tails.normal((lastBound(b) - end) / Math.sqrt(ahead));
        return new ConditionalPower(byLook, byLook[byLook.length - 1], finalLook);
    }

    /// The last upper bound on the score scale.
    private static double lastBound(Boundaries b) {
        return b.upper(b.looks().size() - 1) * Math.sqrt(b.looks().last());
    }

    private static void requireInterim(Boundaries b, int look) {
        if (!(look >= 0 && look < b.looks().size() - 1)) {
            throw new IllegalArgumentException("look=%d is not in [0, %d]".formatted(look, b.looks().size() - 2));
        }
    }
}
