package dev.winnow.methods;

import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.counts.EventCount;
import dev.winnow.stats.platforms.AbServerCounts;
import dev.winnow.stats.platforms.AbServerGroups;
import dev.winnow.stats.platforms.AbServerMeans;
import dev.winnow.stats.platforms.AbServerMultipleTesting;
import dev.winnow.stats.platforms.AbServerMultipleTesting.Correction;
import dev.winnow.stats.platforms.AbServerPairs;
import dev.winnow.stats.platforms.AbServerProportions;
import dev.winnow.stats.platforms.AbServerResult;
import dev.winnow.stats.platforms.AbServerSampleRatio;
import dev.winnow.stats.platforms.AbServerSamples;
import dev.winnow.stats.platforms.AbServerSequential;
import dev.winnow.stats.platforms.AbServerSurvival;
import dev.winnow.stats.platforms.AbServerTable;
import dev.winnow.stats.proportions.McNemar;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.Arrays;
import java.util.List;

/// The AB server's conventions.
final class AbServerMethods {
    record Sequential(@Range(from = 1, to = 1000) int looks, @Default("0.05") Level alpha) {}

    record Conversion(
            RateArm treatment,
            RateArm control,
            @Default("\"pooled-z\"") AbServerProportions.Test test,
            @Default("0.05") Level alpha) {}

    record Means(MeanArm treatment, MeanArm control, @Default("0.05") Level alpha) {}

    record Equivalent(
            MeanArm treatment, MeanArm control, @Range(from = 1e-75) double margin,
            @Default("0.05") @Range(below = 0.5) Level alpha) {}

    record Users(
            @Range(least = 2, most = AbServerSamples.MOST_VALUES) double[] numerators,
            @Range(least = 2, most = AbServerSamples.MOST_VALUES) double[] denominators) {
        Users {
            BadInput.sameLength("denominators", denominators.length, "numerators", numerators.length);
        }

        MomentMatrix moments() {
            return MomentMatrix.ofColumns(numerators, denominators);
        }
    }

    record Ratios(Users treatment, Users control, @Default("0.05") Level alpha) {}

    record Events(
            @Range(from = 0, to = AbServerCounts.MOST_EVENTS) long events,
            @Range(from = 1e-100, to = 1e100) double exposure) {
        EventCount count() {
            return new EventCount(events, exposure);
        }
    }

    record Rates(Events treatment, Events control, @Default("0.05") Level alpha) {}

    /// The server's tests of single values.
    enum SampleTest {
        MANN_WHITNEY,
        BOOTSTRAP,
        QUANTILE,
        TRIMMED_T
    }

    record Samples(
            @Range(least = 2, most = AbServerSamples.MOST_VALUES) double[] treatment,
            @Range(least = 2, most = AbServerSamples.MOST_VALUES) double[] control,
            @Default("\"mann-whitney\"") SampleTest test,
            @Default("0.5") @Range(above = 0, below = 1) double q,
            @Default("0.2") @Range(from = 0, below = 0.5) double trim,
            @Default("0.05") Level alpha) {
        Outcome<AbServerResult> result() {
            return switch (test) {
                case MANN_WHITNEY -> AbServerSamples.mannWhitney(treatment, control, alpha);
                case BOOTSTRAP -> AbServerSamples.bootstrap(treatment, control, alpha);
                case QUANTILE -> AbServerSamples.quantile(treatment, control, q, alpha);
                case TRIMMED_T -> AbServerSamples.trimmed(treatment, control, trim, alpha);
            };
        }
    }

    record Table(
            @Range(from = 0, to = AbServerTable.MOST_UNITS, least = 2, most = AbServerTable.MOST_LINES)
                    long[][] table,
            @Default("\"chi-square\"") AbServerTable.Test test,
            @Default("0.05") Level alpha) {
        Table {
            TableMethods.checkTable(table);
        }
    }

    /// The server's tests of several groups.
    enum GroupTest {
        WELCH_ANOVA,
        KRUSKAL_WALLIS
    }

    record Groups(
            @Range(least = 2) double[][] arms,
            @Default("\"welch-anova\"") GroupTest test,
            @Default("0.05") Level alpha) {
        Outcome<AbServerGroups> result() {
            List<double[]> groups = List.of(arms);
            return test == GroupTest.WELCH_ANOVA
                    ? AbServerGroups.welch(groups, alpha)
                    : AbServerGroups.kruskalWallis(groups, alpha);
        }
    }

    /// The server's tests of pairs of numbers.
    enum PairTest {
        PAIRED_T,
        WILCOXON
    }

    record Pairs(
            @Range(least = 2, most = AbServerPairs.MOST_PAIRS) double[] differences,
            @Default("\"paired-t\"") PairTest test,
            @Default("0.05") Level alpha) {
        Outcome<AbServerPairs> result() {
            return test == PairTest.PAIRED_T
                    ? AbServerPairs.student(differences, alpha)
                    : AbServerPairs.wilcoxon(differences, alpha);
        }
    }

    record Changed(
            @Range(from = 2, to = AbServerPairs.MOST_PAIRS) long pairs,
            @Range(from = 0) long gained,
            @Range(from = 0) long lost,
            @Default("0.05") Level alpha) {
        Changed {
            PairedMethods.check(pairs, gained, lost);
        }
    }

    /// The server's tests of time to event.
    enum SurvivalTest {
        LOG_RANK,
        COX
    }

    record Survival(
            @Range(least = 2, most = 2 + AbServerSurvival.MOST_ADDITIONAL_ARMS) List<SurvivalMethods.TimedArm> arms,
            @Default("\"log-rank\"") SurvivalTest test,
            @Default("0") @Range(from = 0, to = AbServerSurvival.LARGEST_POWER) double rho,
            @Default("0") @Range(from = 0, to = AbServerSurvival.LARGEST_POWER) double gamma,
            @Default("0.05") Level alpha) {
        Survival {
            if (test == SurvivalTest.COX && arms.size() > 2) {
                throw new BadInput("too-many-elements", "arms", arms.size(), 2);
            }
            for (int i = 0; i < arms.size(); i++) {
                int units = arms.get(i).time().length;
                if (units > AbServerSurvival.MOST_UNITS) {
                    throw new BadInput(
                            "too-many-elements", "arms[" + i + "].time", units, AbServerSurvival.MOST_UNITS);
                }
            }
        }

        Outcome<AbServerSurvival> result() {
            List<SurvivalSample> samples = arms.stream().map(SurvivalMethods.TimedArm::sample).toList();
            return test == SurvivalTest.LOG_RANK
                    ? AbServerSurvival.logRank(samples, new LogRank.Weights(rho, gamma), alpha)
                    : AbServerSurvival.cox(samples.get(0), samples.get(1), alpha);
        }
    }

    record SampleRatio(
            @Range(from = 0, to = 9e15, least = 2, most = AbServerSampleRatio.MOST_ARMS) long[] counts,
            @Range(from = 1e-9, to = 1, least = 2, most = AbServerSampleRatio.MOST_ARMS) double[] shares) {
        SampleRatio {
            BadInput.sameLength("shares", shares.length, "counts", counts.length);
            double whole = Arrays.stream(shares).sum();
            if (!(Math.abs(whole - 1) <= 1e-6)) {
                throw new BadInput("not-allowed", "shares", Problems.text("reason.sum", whole));
            }
        }
    }

    private static final String MEANS =
            "\"treatment\": {\"n\": 480, \"mean\": 47, \"sd\": 13}, \"control\": {\"n\": 500, \"mean\": 45, \"sd\": 12}";

    record Tests(
            @Range(from = 0, to = 1, least = 1, most = 100) double[] p,
            @Default("\"bh\"") Correction correction,
            @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("abserver-conversion", Family.ABSERVER, Conversion.class, AbServerResult.class,
                    i -> AbServerProportions.of(
                            i.treatment().proportion(), i.control().proportion(), i.test(), i.alpha()),
                    """
                    {"treatment": {"successes": 130, "trials": 1000}, "control": {"successes": 100, "trials": 1000}}"""),
            new Method<>("abserver-mean", Family.ABSERVER, Means.class, AbServerResult.class,
                    i -> AbServerMeans.difference(i.treatment().moments(), i.control().moments(), i.alpha()),
                    "{" + MEANS + "}"),
            new Method<>("abserver-equivalence", Family.ABSERVER, Equivalent.class, AbServerResult.class,
                    i -> AbServerMeans.equivalence(i.treatment().moments(), i.control().moments(), i.margin(), i.alpha()),
                    "{" + MEANS + ", \"margin\": 4}"),
            new Method<>("abserver-ratio", Family.ABSERVER, Ratios.class, AbServerResult.class,
                    i -> AbServerMeans.ratio(i.treatment().moments(), i.control().moments(), i.alpha()),
                    """
                    {"treatment": {"numerators": [3, 2, 4], "denominators": [10, 12, 11]},
                     "control": {"numerators": [1, 2, 2], "denominators": [10, 11, 9]}}"""),
            new Method<>("abserver-count", Family.ABSERVER, Rates.class, AbServerResult.class,
                    i -> AbServerCounts.of(i.treatment().count(), i.control().count(), i.alpha()),
                    """
                    {"treatment": {"events": 130, "exposure": 1000}, "control": {"events": 100, "exposure": 1000}}"""),
            new Method<>("abserver-samples", Family.ABSERVER, Samples.class, AbServerResult.class,
                    Samples::result,
                    """
                    {"treatment": [2.0, 3.1, 4.2, 5.3, 6.4, 7.5], "control": [1.1, 2.2, 3.3, 4.4, 5.5]}"""),
            new Method<>("abserver-table", Family.ABSERVER, Table.class, AbServerTable.class,
                    i -> AbServerTable.of(i.table(), i.test(), i.alpha()), "{\"table\": [[10, 20, 30], [15, 25, 20]]}"),
            new Method<>("abserver-groups", Family.ABSERVER, Groups.class, AbServerGroups.class,
                    Groups::result,
                    "{\"arms\": [[10, 12, 9, 11, 14], [11, 14, 9.5, 13, 15], [20, 18, 19, 22, 21]]}"),
            new Method<>("abserver-pairs", Family.ABSERVER, Pairs.class, AbServerPairs.class,
                    Pairs::result, "{\"differences\": [1, 2, 0.5, 2, 1]}"),
            new Method<>("abserver-changes", Family.ABSERVER, Changed.class, AbServerPairs.class,
                    i -> AbServerPairs.mcNemar(new McNemar.Pairs(i.pairs(), i.gained(), i.lost()), i.alpha()),
                    "{\"pairs\": 314, \"gained\": 121, \"lost\": 89}"),
            new Method<>("abserver-survival", Family.ABSERVER, Survival.class, AbServerSurvival.class,
                    Survival::result,
                    "{\"arms\": [" + SurvivalMethods.CONTROL + ", " + SurvivalMethods.TREATMENT + "]}"),
            new Method<>("abserver-sample-ratio", Family.ABSERVER, SampleRatio.class, AbServerSampleRatio.class,
                    i -> AbServerSampleRatio.of(i.counts(), i.shares(), AbServerSampleRatio.Detail.CHECK),
                    "{\"counts\": [5000, 5350], \"shares\": [0.5, 0.5]}"),
            new Method<>("abserver-sequential-boundaries", Family.ABSERVER, Sequential.class, AbServerSequential.class,
                    i -> Outcome.known(AbServerSequential.of(i.looks(), i.alpha())),
                    "{\"looks\": 5}"),
            new Method<>("abserver-multiple-testing", Family.ABSERVER, Tests.class, AbServerMultipleTesting.class,
                    i -> Outcome.known(AbServerMultipleTesting.of(i.p(), i.correction(), i.alpha())),
                    """
                    {"p": [0.01, 0.04, 0.03, 0.2]}"""));

    private AbServerMethods() {}
}
