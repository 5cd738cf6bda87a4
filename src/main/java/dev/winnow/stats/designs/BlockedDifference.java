package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;

/// Difference of means when units were randomised within blocks (Gerber and Green 2012, eq. 3.10 and 4.11).
///
/// Block differences weighted by the blocks' shares of units, sum (n_b/N) (m1 - m0); se^2 = sum (n_b/N)^2 (v1/n1 +
/// v0/n0), N - 2B degrees of freedom. The shares of treated units may differ between blocks: weights do not depend on
/// them. Where every block is a pair, a block has no variance of its own, so the spread of the pairs' differences is
/// taken instead with B - 1 degrees of freedom (Imai 2008), which is the paired t test.
///
/// Assumes units assigned within each block independently of the other blocks, and the mean near to normal.
public final class BlockedDifference {
    private BlockedDifference() {}

    /// One block.
    ///
    /// @param treatment its treated units
    /// @param control   its control units
    public record Block(Moments treatment, Moments control) {
        long n() {
            return treatment.n() + control.n();
        }

        double difference() {
            return treatment.mean() - control.mean();
        }

        double variance() {
            return treatment.variance() / treatment.n() + control.variance() / control.n();
        }
    }

    /// Compares the arms.
    ///
    /// @param blocks at least one, each with both arms; all of them pairs, or none of them with a single unit in an arm
    /// @return undefined without a block, for a single pair, when a block lacks an arm, a block that is not a pair
    ///     among pairs has fewer than two units in an arm, or nothing varies
    public static Outcome<Difference> of(List<Block> blocks, Alternative alternative, Level level) {
        long smallest = Long.MAX_VALUE;
        long total = 0;
        boolean pairs = true;
        for (Block b : blocks) {
            smallest = Math.min(smallest, Math.min(b.treatment().n(), b.control().n()));
            total += b.n();
            pairs &= b.n() == 2;
        }
        if (blocks.isEmpty()) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, 0);
        }
        if (pairs && smallest == 1) {
            return paired(blocks, alternative, level);
        }
        if (smallest < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smallest);
        }
        double estimate = 0;
        double squared = 0;
        for (Block b : blocks) {
            double share = (double) b.n() / total;
            estimate += share * b.difference();
            squared += share * share * b.variance();
        }
        return difference(estimate, squared, total - 2.0 * blocks.size(), alternative, level);
    }

    private static Outcome<Difference> paired(List<Block> pairs, Alternative alternative, Level level) {
        Moments d = Moments.of(pairs.stream().mapToDouble(Block::difference).toArray());
        return d.n() < 2
                ? Outcome.undefined(Cause.TOO_FEW, d.n())
                : difference(d.mean(), d.variance() / d.n(), d.n() - 1.0, alternative, level);
    }

    private static Outcome<Difference> difference(
            double estimate, double squared, double df, Alternative alternative, Level level) {
        return squared > 0
                ? Outcome.known(Difference.student(estimate, Math.sqrt(squared), df, alternative, level))
                : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }
}
