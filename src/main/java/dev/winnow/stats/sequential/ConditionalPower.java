package dev.winnow.stats.sequential;

import dev.winnow.stats.distribution.Tails;

/// Chance to cross an upper bound later, given where an interim look stands.
///
/// Given z at fraction t, the score B = z sqrt(t) goes on with independent increments of mean drift * dt and variance
/// dt (Lan, Simon and Halperin 1982; Jennison and Turnbull 2000, chapter 10). The drift is what one believes: none, the
/// planned one, the observed one z / sqrt(t), or a distribution of it, which gives predictive power (Spiegelhalter,
/// Freedman and Blackburn 1986).
///
/// At the last look, with bound c at fraction T: Phi((z sqrt(t) + drift (T - t) - c sqrt(T)) / sqrt(T - t)). Looks in
/// between are integrated over as in [Boundaries]. Good to about 1e-11.
///
/// An average over a normal drift of variance w is no further integral: with s = T - t the score gains a normal X(s) of
/// covariances s + w s u for s before u, and X(s) / (1 + w s) is a Brownian motion in the time s / (1 + w s), so the
/// bounds only have to be moved to that scale.
///
/// Only upper bounds count as success, so of a two-sided design this is the chance to reject above. Whether an earlier
/// bound was crossed does not matter.
///
/// @param byLook    chance to have crossed an upper bound by each of the looks to come, one number a look; lower
///     bounds, where there are any, stop
/// @param anyLook   the same by the last look
/// @param finalLook chance that z is above its bound at the last look, whatever happens before
public record ConditionalPower(double[] byLook, double anyLook, double finalLook) {
    /// Under one drift.
    ///
    /// @param look  of the interim analysis, counted from 0, not the last
    /// @param z     observed there, finite
    /// @param drift mean of Z at information fraction 1, finite
    /// @throws IllegalArgumentException if there is no such look or none after it, or a number is not finite
    public static ConditionalPower of(Boundaries boundaries, int look, double z, double drift) {
        requireInterim(boundaries, look);
        requireFinite("drift", drift);
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
    /// @param z          observed there, finite
    /// @param stageMeans for each look to come, the mean of the z statistic of the units of its stage alone, finite
    /// @throws IllegalArgumentException if there is no look to come, or not one mean for each, or a number is not
    ///     finite
    public static ConditionalPower ofStages(Boundaries boundaries, int look, double z, double[] stageMeans) {
        requireInterim(boundaries, look);
        Looks looks = boundaries.looks();
        if (stageMeans.length != looks.size() - look - 1) {
            throw new IllegalArgumentException(
                    "%d stage means for %d looks to come".formatted(stageMeans.length, looks.size() - look - 1));
        }
        double[] shifts = new double[stageMeans.length];
        for (int j = 0; j < shifts.length; j++) {
            requireFinite("stage mean", stageMeans[j]);
            shifts[j] = stageMeans[j] * Math.sqrt(looks.fraction(look + 1 + j) - looks.fraction(look + j));
        }
        return of(boundaries, look, z, shifts);
    }

    /// Averaged over what the data say about the drift, starting from knowing nothing: N(z / sqrt(t), 1 / t).
    ///
    /// @param look of the interim analysis, counted from 0, not the last
    /// @param z    observed there, finite
    /// @throws IllegalArgumentException if there is no such look or none after it, z is not finite, or the look is so
    ///     early that nothing but z tells the later ones apart, at about a millionth of their fractions
    public static ConditionalPower predictive(Boundaries boundaries, int look, double z) {
        requireInterim(boundaries, look);
        double t = boundaries.looks().fraction(look);
        return averaged(boundaries, look, z, z / Math.sqrt(t), 1 / Math.sqrt(t));
    }

    /// Averaged over what the data and a normal prior say about the drift: precisions t of the data and 1 / priorSd^2
    /// of the prior add.
    ///
    /// @param look      of the interim analysis, counted from 0, not the last
    /// @param z         observed there, finite
    /// @param priorMean of the drift, finite
    /// @param priorSd   of the drift, above 0; its squared inverse must not leave the double range
    /// @throws IllegalArgumentException as above, or if a number of the prior is outside its range
    public static ConditionalPower predictive(
            Boundaries boundaries, int look, double z, double priorMean, double priorSd) {
        requireInterim(boundaries, look);
        requireFinite("priorMean", priorMean);
        double weight = 1 / (priorSd * priorSd);
        if (!(priorSd > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("priorSd=%s is not above 0".formatted(priorSd));
        }
        double t = boundaries.looks().fraction(look);
        double precision = t + weight;
        double mean = (z * Math.sqrt(t) + priorMean * weight) / precision;
        return averaged(boundaries, look, z, mean, 1 / Math.sqrt(precision));
    }

    private static ConditionalPower averaged(Boundaries b, int look, double z, double mean, double sd) {
        requireFinite("z", z);
        int n = b.looks().size() - look - 1;
        double[] times = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        double here = z * Math.sqrt(b.looks().fraction(look));
        for (int j = 0; j < n; j++) {
            double t = b.looks().fraction(look + 1 + j);
            double ahead = t - b.looks().fraction(look);
            double whole = 1 + sd * sd * ahead;
            double centre = here + mean * ahead;
            double spread = Math.sqrt(ahead * whole);
            times[j] = ahead / whole;
            if (j > 0 && !(times[j] - times[j - 1] > Looks.CLOSEST * times[j])) {
                throw new IllegalArgumentException("fraction %s of look=%d is too small to predict the later ones from"
                        .formatted(b.looks().fraction(look), look));
            }
            lower[j] = (b.lower(look + 1 + j) * Math.sqrt(t) - centre) / spread;
            upper[j] = (b.upper(look + 1 + j) * Math.sqrt(t) - centre) / spread;
        }
        double[] byLook = Boundaries.of(Looks.of(times), lower, upper).crossing(0).upper();
        cumulate(byLook);
        return new ConditionalPower(byLook, byLook[n - 1], Tails.normal(upper[n - 1]));
    }

    private static void cumulate(double[] p) {
        for (int j = 1; j < p.length; j++) {
            p[j] = Math.min(1, p[j] + p[j - 1]);
        }
    }

    private static ConditionalPower of(Boundaries b, int look, double z, double[] shifts) {
        requireFinite("z", z);
        double t = b.looks().fraction(look);
        double[] byLook = b.crossing(Subdensity.at(t, z), look + 1, shifts).upper();
        cumulate(byLook);
        double end = z * Math.sqrt(t);
        for (double shift : shifts) {
            end += shift;
        }
        double ahead = b.looks().last() - t;
        double finalLook = Tails.normal((lastBound(b) - end) / Math.sqrt(ahead));
        return new ConditionalPower(byLook, byLook[byLook.length - 1], finalLook);
    }

    /// The last upper bound on the score scale.
    private static double lastBound(Boundaries b) {
        return b.upper(b.looks().size() - 1) * Math.sqrt(b.looks().last());
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s=%s is not finite".formatted(name, value));
        }
    }

    private static void requireInterim(Boundaries b, int look) {
        if (!(look >= 0 && look < b.looks().size() - 1)) {
            throw new IllegalArgumentException("look=%d is not in [0, %d]".formatted(look, b.looks().size() - 2));
        }
    }
}
