package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Tails;

/// The "achieved power" of the AB server: power at the effect that was seen.
///
/// It is a transformation of the p-value and says nothing that p does not (Hoenig and Heisey 2001); kept because the
/// server shows it.
final class ObservedPower {
    private ObservedPower() {}

    /// Phi(|z| - z_c) + Phi(-z_c - |z|), z_c the two-sided critical value.
    static double normal(double z, Level level) {
        double critical = Tails.normalQuantile(level.alpha() / 2);
        return Tails.normal(critical - Math.abs(z)) + Tails.normal(critical + Math.abs(z));
    }

    /// The same with the central t distribution moved by |t|, where the field takes the noncentral one.
    static double student(double t, double df, Level level) {
        double critical = Tails.studentQuantile(level.alpha() / 2, df);
        return Tails.student(critical - Math.abs(t), df) + Tails.student(critical + Math.abs(t), df);
    }

    /// Power to show equivalence at no difference, 2 F(margin / se - t_c) - 1 or 0, by the same moved t.
    ///
    /// @param reach margin over standard error
    static double equivalence(double reach, double df, Level level) {
        double critical = Tails.studentQuantile(level.alpha(), df);
        return Math.max(0, 1 - 2 * Tails.student(reach - critical, df));
    }
}
