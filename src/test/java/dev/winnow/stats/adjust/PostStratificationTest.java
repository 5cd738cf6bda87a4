package dev.winnow.stats.adjust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostStratificationTest {
    private static final double[] Y1A = {8.4, 10.0, 9.0, 7.7, 7.3};
    private static final double[] X1A = {10.0, 10.6, 9.5, 8.2, 9.1};
    private static final double[] Y0A = {6.4, 8.8, 8.8, 6.7};
    private static final double[] X0A = {8.0, 10.1, 12.7, 9.0};
    private static final double[] Y1B = {13.9, 15.0, 12.5, 16.1};
    private static final double[] X1B = {16.2, 17.4, 16.3, 19.5};
    private static final double[] Y0B = {13.0, 15.6, 17.3, 14.9, 12.0, 16.0};
    private static final double[] X0B = {17.5, 20.5, 20.3, 19.6, 15.0, 18.9};

    private static final List<Stratum> PAIRS = List.of(
            new Stratum(MomentMatrix.ofColumns(Y1A, X1A), MomentMatrix.ofColumns(Y0A, X0A)),
            new Stratum(MomentMatrix.ofColumns(Y1B, X1B), MomentMatrix.ofColumns(Y0B, X0B)));

    private static final List<Stratum> PLAIN = List.of(
            new Stratum(MomentMatrix.ofColumns(Y1A), MomentMatrix.ofColumns(Y0A)),
            new Stratum(MomentMatrix.ofColumns(Y1B), MomentMatrix.ofColumns(Y0B)));

    private static Difference known(Outcome<Difference> d) {
        return d.toOptional().orElseThrow();
    }

    private static Outcome<Difference> mean(List<Stratum> strata, EffectScale scale) {
        return PostStratification.ofMean(strata, scale, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Outcome<Difference> ratio(List<Stratum> strata, EffectScale scale) {
        return PostStratification.ofRatio(strata, scale, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static void assertEffect(double estimate, double se, Outcome<Difference> found) {
        assertEquals(estimate, known(found).estimate(), 1e-12);
        assertEquals(se, known(found).se(), 1e-11);
    }

    /// NumPy: least squares per stratum, gradients of ratios by central differences.
    @Test
    void agreesWithLeastSquares() {
        assertEffect(0.1576315789473674, 0.7142900188881605, mean(PLAIN, EffectScale.ABSOLUTE));
        assertEffect(0.01379707474375207, 0.06318637245340356, mean(PLAIN, EffectScale.RELATIVE));
        assertEffect(0.8729885160767928, 0.41137766637545814, mean(PAIRS, EffectScale.ABSOLUTE));
        assertEffect(0.07852653998878205, 0.039430661624832795, mean(PAIRS, EffectScale.RELATIVE));
        assertEffect(0.06344582625953177, 0.027450374500183138, ratio(PAIRS, EffectScale.ABSOLUTE));
        assertEffect(0.08063409436631197, 0.03639314507223198, ratio(PAIRS, EffectScale.RELATIVE));
    }

    /// NumPy: two outcomes on two covariates by least squares, error variance over n - 6.
    @Test
    void ratiosWithCovariatesAgreeWithLeastSquares() {
        List<Stratum> strata = List.of(
                new Stratum(
                        MomentMatrix.ofColumns(Y1A, X1A, new double[] {1, 2, 3, 5, 4}, new double[] {2, 0, 1, 3, 1}),
                        MomentMatrix.ofColumns(Y0A, X0A, new double[] {2, 1, 4, 3}, new double[] {1, 3, 2, 2})),
                new Stratum(
                        MomentMatrix.ofColumns(Y1B, X1B, new double[] {3, 1, 2, 5}, new double[] {0, 1, 1, 3}),
                        MomentMatrix.ofColumns(
                                Y0B, X0B, new double[] {4, 2, 6, 1, 3, 2}, new double[] {2, 2, 0, 1, 1, 4})));
        assertEffect(0.0701641091335874, 0.03960464830875953, ratio(strata, EffectScale.ABSOLUTE));
        assertEffect(0.08957664973963175, 0.05250649450375109, ratio(strata, EffectScale.RELATIVE));
    }

    @Test
    void oneStratumIsThePlainDifference() {
        Difference d = known(mean(PLAIN.subList(0, 1), EffectScale.ABSOLUTE));
        Moments t = Moments.of(Y1A);
        Moments c = Moments.of(Y0A);
        assertEquals(t.mean() - c.mean(), d.estimate(), 1e-14);
        assertEquals(Math.sqrt(t.variance() / 5 + c.variance() / 4), d.se(), 1e-14);
    }

    /// Denominators of 1 leave the ratio a mean.
    @Test
    void ratioOverOnesIsTheMean() {
        List<Stratum> ones = List.of(
                new Stratum(over(Y1A), over(Y0A)), new Stratum(over(Y1B), over(Y0B)));
        Difference asRatio = known(ratio(ones, EffectScale.RELATIVE));
        Difference asMean = known(mean(PLAIN, EffectScale.RELATIVE));
        assertEquals(asMean.estimate(), asRatio.estimate(), 1e-13);
        assertEquals(asMean.se(), asRatio.se(), 1e-13);
    }

    /// Control's numerator and denominator, against 1 and 1.
    private static List<Stratum> over(double up, double down) {
        List<Double> cross = List.of(2.0, 0.5, 0.5, 2.0);
        return List.of(new Stratum(
                new MomentMatrix(4, List.of(1.0, 1.0), cross), new MomentMatrix(4, List.of(up, down), cross)));
    }

    private static MomentMatrix over(double[] y) {
        double[] one = new double[y.length];
        java.util.Arrays.fill(one, 1);
        return MomentMatrix.ofColumns(y, one);
    }

    @Test
    void aConstantCovariateIsLeftOut() {
        List<Stratum> constant = PLAIN.stream()
                .map(s -> new Stratum(withConstant(s.treatment()), withConstant(s.control())))
                .toList();
        assertEquals(known(mean(PLAIN, EffectScale.ABSOLUTE)), known(mean(constant, EffectScale.ABSOLUTE)));
    }

    private static MomentMatrix withConstant(MomentMatrix m) {
        return new MomentMatrix(m.n(), List.of(m.means().get(0), 3.0), List.of(m.cross(0, 0), 0.0, 0.0, 0.0));
    }

    @Test
    void negativeControlGivesAPositiveChangeForMore() {
        List<Stratum> below = PLAIN.stream()
                .map(s -> new Stratum(shifted(s.treatment()), shifted(s.control())))
                .toList();
        Difference d = known(mean(below, EffectScale.RELATIVE));
        assertTrue(d.estimate() > 0);
        assertEquals(0.1576315789473674, known(mean(below, EffectScale.ABSOLUTE)).estimate(), 1e-12);
    }

    private static MomentMatrix shifted(MomentMatrix m) {
        return new MomentMatrix(m.n(), List.of(m.means().getFirst() - 100), m.cross());
    }

    private static void assertUndefined(Cause cause, Outcome<Difference> found) {
        assertEquals(cause, ((Outcome.Undefined<Difference>) found).cause());
    }

    /// Its arm would otherwise pass for one without spread.
    @Test
    void aSingleUnitHasNoVariance() {
        MomentMatrix one = MomentMatrix.ofColumns(new double[] {9});
        for (Stratum s : List.of(
                new Stratum(one, MomentMatrix.ofColumns(Y0A)), new Stratum(MomentMatrix.ofColumns(Y1A), one))) {
            List<Stratum> strata = List.of(PLAIN.getFirst(), PLAIN.getLast(), s);
            assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), mean(strata, EffectScale.ABSOLUTE));
        }
    }

    @Test
    void whatIsDividedByMustNotBeNearZero() {
        var tiny = List.of(new Stratum(MomentMatrix.of(new Moments(4, 1, 2)), MomentMatrix.of(new Moments(4, 1e-160, 2))));
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 1e-160), mean(tiny, EffectScale.RELATIVE));
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 0), ratio(over(1e-160, 1), EffectScale.RELATIVE));
        assertEquals(1, known(ratio(over(1e-160, 1), EffectScale.ABSOLUTE)).estimate());
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 0), ratio(over(1, 1e-160), EffectScale.ABSOLUTE));
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        assertUndefined(Cause.TOO_FEW, mean(List.of(), EffectScale.ABSOLUTE));
        assertUndefined(Cause.TOO_FEW, mean(
                List.of(new Stratum(MomentMatrix.ofColumns(Y1A), MomentMatrix.empty(1))), EffectScale.ABSOLUTE));
        var flat = new Stratum(MomentMatrix.ofColumns(new double[] {2, 2}), MomentMatrix.ofColumns(new double[] {2, 2}));
        assertUndefined(Cause.NO_VARIANCE, mean(List.of(flat), EffectScale.ABSOLUTE));
        var zero = new Stratum(MomentMatrix.ofColumns(new double[] {2, 3}), MomentMatrix.ofColumns(new double[] {-1, 1}));
        assertUndefined(Cause.ZERO_BASELINE, mean(List.of(zero), EffectScale.RELATIVE));
        var zeroRatio = new Stratum(
                MomentMatrix.ofColumns(new double[] {2, 3}, new double[] {1, 2}),
                MomentMatrix.ofColumns(new double[] {-1, 1}, new double[] {1, 2}));
        assertUndefined(Cause.ZERO_BASELINE, ratio(List.of(zeroRatio), EffectScale.RELATIVE));
        assertEquals(5.0 / 3, known(ratio(List.of(zeroRatio), EffectScale.ABSOLUTE)).estimate(), 1e-14);
        var noDenominator = new Stratum(
                MomentMatrix.ofColumns(new double[] {2, 3}, new double[] {1, 2}),
                MomentMatrix.ofColumns(new double[] {2, 1}, new double[] {-1, 1}));
        assertUndefined(Cause.ZERO_DENOMINATOR, ratio(List.of(noDenominator), EffectScale.ABSOLUTE));
        var few = new Stratum(
                MomentMatrix.ofColumns(new double[] {2}, new double[] {1}),
                MomentMatrix.ofColumns(new double[] {2, 1}, new double[] {-1, 1}));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), mean(List.of(few), EffectScale.ABSOLUTE));
        var three = new Stratum(
                MomentMatrix.ofColumns(new double[] {2, 1, 3}, new double[] {1, 2, 4}, new double[] {1, 2, 4}),
                MomentMatrix.ofColumns(new double[] {2, 1, 5}, new double[] {-1, 1, 3}, new double[] {-1, 1, 3}));
        assertUndefined(Cause.COLLINEAR, mean(List.of(three), EffectScale.ABSOLUTE));
        var two = new Stratum(
                MomentMatrix.ofColumns(new double[] {2, 1}, new double[] {1, 2}, new double[] {1, 3}),
                MomentMatrix.ofColumns(new double[] {2, 5}, new double[] {-1, 1}, new double[] {-1, 2}));
        assertUndefined(Cause.TOO_FEW, ratio(
                List.of(new Stratum(two.treatment(), two.control())), EffectScale.ABSOLUTE));
        assertThrows(IllegalArgumentException.class,
                () -> new Stratum(MomentMatrix.ofColumns(Y1A), MomentMatrix.empty(2)));
        assertThrows(IllegalArgumentException.class, () -> new Stratum(MomentMatrix.empty(0), MomentMatrix.empty(0)));
    }
}
