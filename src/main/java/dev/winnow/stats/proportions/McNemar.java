package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.Optional;

/// Did pairs of yes-no answers change more often one way than the other (McNemar 1947)?
///
/// Only the b pairs that went from no to yes and the c that went from yes to no say something about that; given b + c,
/// b is binomial with probability 1/2. Pairs are independent of each other. The difference of the two rates of yes is
/// (b - c) / n with standard error sqrt(b + c - (b - c)^2 / n) / n; its two-sided interval is Wald's whatever the
/// reference, for many changes, and has no width where no pair changed or all did the same way.
///
/// @param difference rate of yes after minus before
/// @param low        lower end of its interval, not cut at -1
/// @param high       upper end, not cut at 1
/// @param oddsRatio  b / c, the conditional odds ratio; infinite without c, 1 without both
/// @param statistic  chi-square with 1 degree of freedom; absent for the binomial references
/// @param p          two-sided, 0 below the double range; for the binomial references twice the smaller tail
public record McNemar(
        double difference, double low, double high, double oddsRatio, Optional<Double> statistic, double p) {

    /// Pairs by what became of them.
    ///
    /// @param pairs  all of them, those that did not change included
    /// @param gained from no to yes
    /// @param lost   from yes to no
    public record Pairs(long pairs, long gained, long lost) {
        public Pairs {
            if (!(gained >= 0 && lost >= 0 && gained <= pairs && lost <= pairs - gained)) {
                throw new IllegalArgumentException("%d gained and %d lost of %d".formatted(gained, lost, pairs));
            }
        }
    }

    /// What the imbalance is held against.
    public enum Reference {
        /// The binomial distribution of b among b + c at 1/2; never errs too often.
        EXACT,
        /// The binomial distribution with half of the observed outcome's probability (Lancaster 1961).
        MID_P,
        /// chi-square, (b - c)^2 / (b + c) (McNemar 1947); for many changes.
        CHI_SQUARE,
        /// chi-square with one pair taken off the imbalance, (|b - c| - 1)^2 / (b + c) (Edwards 1948), not below 0.
        CHI_SQUARE_CONTINUITY
    }

    /// @param level two-sided error level of the interval
    /// @return undefined without pairs (`TOO_FEW`); or without a change (`NO_VARIANCE`), unless the reference is
    ///     binomial,
    ///     whose p is 1 then
    public static Outcome<McNemar> of(Pairs pairs, Reference reference, Level level) {
        if (pairs.pairs < 1) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        double discordant = (double) pairs.gained + pairs.lost;
        double imbalance = Math.abs((double) pairs.gained - pairs.lost);
        return switch (reference) {
            case EXACT -> Outcome.known(exact(pairs, PointMass.WHOLE, level));
            case MID_P -> Outcome.known(exact(pairs, PointMass.HALF, level));
            case CHI_SQUARE -> chiSquare(pairs, imbalance, discordant, level);
            case CHI_SQUARE_CONTINUITY -> chiSquare(pairs, Math.max(0, imbalance - 1), discordant, level);
        };
    }

    private static McNemar exact(Pairs pairs, PointMass mass, Level level) {
        long discordant = pairs.gained + pairs.lost;
        long fewer = Math.min(pairs.gained, pairs.lost);
        double tail = discordant == 0 ? 1 : Math.exp(BinomialTest.logP(fewer, discordant, 0.5, mass, Alternative.LESS));
        return of(pairs, Optional.empty(), Math.min(1, 2 * tail), level);
    }

    private static Outcome<McNemar> chiSquare(Pairs pairs, double imbalance, double discordant, Level level) {
        if (discordant == 0) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double chi = imbalance * imbalance / discordant;
        return Outcome.known(of(pairs, Optional.of(chi), Tails.chiSquare(chi, 1), level));
    }

    private static McNemar of(Pairs pairs, Optional<Double> statistic, double p, Level level) {
        double n = pairs.pairs;
        double b = pairs.gained;
        double c = pairs.lost;
        double half = Tails.normalQuantile(level.alpha() / 2) * Math.sqrt(Math.max(0, b + c - (b - c) * (b - c) / n)) / n;
        double difference = (b - c) / n;
        double odds = b == 0 && c == 0 ? 1 : b / c;
        return new McNemar(difference, difference - half, difference + half, odds, statistic, p);
    }
}
