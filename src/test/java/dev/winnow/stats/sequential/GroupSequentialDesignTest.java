package dev.winnow.stats.sequential;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.sequential.Futility.Binding;
import dev.winnow.stats.sequential.Futility.Hypothesis;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GroupSequentialDesignTest {
    private static final Looks UNEVEN = Looks.of(0.3, 0.7, 1);
    private static final Level ONE = Level.of(0.025);

    private static GroupSequentialDesign of(Looks looks, StoppingRule rule, Sides sides, double alpha) {
        return known(GroupSequentialDesign.of(looks, rule, sides, Level.of(alpha)));
    }

    private static List<StoppingRule> rules() {
        return List.of(
                new Spending.ObrienFlemingLike(1), new Spending.PocockLike(), new Spending.HwangShihDeCani(-4),
                new Spending.KimDeMets(2), new Spending.Exponential(0.8), WangTsiatis.obrienFleming(),
                WangTsiatis.pocock(), new WangTsiatis(0.25), new HaybittlePeto(3));
    }

    /// rpact 3.3.4, getDesignGroupSequential, informationRates = c(0.3, 0.7, 1).
    @Test
    void boundsAgreeWithRpact() {
        assertArrayEquals(
                new double[] {3, 3, 1.97559557774202},
                of(UNEVEN, new HaybittlePeto(3), Sides.TWO_SIDED, 0.05).boundaries().upper(), 2e-7);
        Spending user = Spending.Given.of(new double[] {0.3, 0.7, 1}, new double[] {0.2, 0.4, 1});
        assertArrayEquals(
                new double[] {2.57582930354890, 2.50787564367056, 2.05653523653746},
                of(UNEVEN, user, Sides.ONE_SIDED, 0.025).boundaries().upper(), 2e-7);
        double[] late = of(UNEVEN, new Spending.AtEnd(), Sides.ONE_SIDED, 0.025).boundaries().upper();
        assertEquals(Double.POSITIVE_INFINITY, late[0]);
        assertEquals(Double.POSITIVE_INFINITY, late[1]);
        assertEquals(1.95996398454005, late[2], 1e-12);
    }

    /// Bivariate integrals at 30 digits (mpmath): looks at 0.1 and 0.2, and at 0.05 and 0.06.
    @Test
    void tinyTailsKeepTheirDigits() {
        double[] b = of(Looks.of(0.1, 0.2), new Spending.ObrienFlemingLike(1), Sides.ONE_SIDED, 0.025)
                .boundaries().upper();
        assertEquals(6.991351707077418, b[0], 1e-11);
        assertEquals(4.876885152825113, b[1], 1e-11);
        double[] c = of(Looks.of(0.05, 0.06), new Spending.KimDeMets(3), Sides.ONE_SIDED, 0.01).boundaries().upper();
        assertEquals(4.702502715955385, c[1], 1e-11);
    }

    @Test
    void everyRuleUsesItsWholeLevel() {
        for (StoppingRule rule : rules()) {
            for (Sides sides : Sides.values()) {
                for (Looks looks : List.of(UNEVEN, Looks.equallySpaced(20), Looks.of(1))) {
                    List<LookBound> table = of(looks, rule, sides, 0.04).table();
                    assertEquals(0.04, table.getLast().spent(), 1e-11, rule + " " + sides);
                    assertEquals(looks.size(), table.getLast().look());
                    assertEquals(Tails.normal(table.getFirst().z()), table.getFirst().nominalP());
                    assertEquals(Optional.empty(), table.getFirst().futilityZ());
                }
            }
        }
    }

    @Test
    void spendingIsWhatTheFunctionSays() {
        Spending s = new Spending.HwangShihDeCani(1.5);
        for (LookBound b : of(Looks.of(0.1, 0.35, 0.8), s, Sides.TWO_SIDED, 0.1).table()) {
            assertEquals(2 * s.spent(0.05, b.fraction()), b.spent(), 1e-12);
        }
    }

    @Test
    void oneLookIsTheFixedSampleTest() {
        for (StoppingRule rule : rules()) {
            assertEquals(Tails.normalQuantile(0.025),
                    of(Looks.of(1), rule, Sides.TWO_SIDED, 0.05).boundaries().upper(0), 1e-11, rule.toString());
        }
    }

    @Test
    void shapesHaveTheirForm() {
        double[] of = of(UNEVEN, WangTsiatis.obrienFleming(), Sides.ONE_SIDED, 0.025).boundaries().upper();
        assertEquals(of[2], of[0] * Math.sqrt(0.3), 1e-12);
        double[] pocock = of(UNEVEN, WangTsiatis.pocock(), Sides.ONE_SIDED, 0.025).boundaries().upper();
        assertEquals(pocock[2], pocock[0], 0);
    }

    /// rpact gives 2.18200 and similar only to 1e-5, so the level itself is the reference: tiny levels keep theirs.
    @Test
    void tinyLevelsKeepTheirDigits() {
        for (StoppingRule rule : List.of(new Spending.ObrienFlemingLike(1), WangTsiatis.pocock())) {
            double spent = of(Looks.equallySpaced(5), rule, Sides.ONE_SIDED, 1e-20).table().getLast().spent();
            assertEquals(1, spent / 1e-20, 1e-9);
        }
    }

    /// The bound at look k depends on looks 1..k only.
    @Test
    void spendingBoundsDoNotLookAhead() {
        Spending s = new Spending.PocockLike();
        double[] all = of(Looks.equallySpaced(10), s, Sides.TWO_SIDED, 0.05).boundaries().upper();
        double[] some = of(Looks.equallySpaced(10).first(4), s, Sides.TWO_SIDED, 0.05).boundaries().upper();
        for (int k = 0; k < 4; k++) {
            assertEquals(all[k], some[k], 1e-11);
        }
    }

    @Test
    void manyCloseLooksStayMonotone() {
        double[] b = of(Looks.equallySpaced(100), new Spending.ObrienFlemingLike(1), Sides.TWO_SIDED, 0.05)
                .boundaries().upper();
        for (int k = 1; k < b.length; k++) {
            assertTrue(b[k] < b[k - 1], "look " + k);
        }
        assertEquals(2.185421454272, b[99], 1e-9);
    }

    /// Looks a thousandth apart, where the kernel is narrow: the second adds next to nothing.
    @Test
    void looksMayBeVeryClose() {
        double[] b = of(Looks.of(0.5, 0.5005, 1), new Spending.KimDeMets(1), Sides.ONE_SIDED, 0.025)
                .boundaries().upper();
        assertEquals(0.025, of(Looks.of(0.5, 0.5005, 1), new Spending.KimDeMets(1), Sides.ONE_SIDED, 0.025)
                .table().getLast().spent(), 1e-11);
        assertTrue(b[1] > b[0]);
    }

    @Test
    void haybittlePetoMayLeaveNothing() {
        var none = GroupSequentialDesign.of(Looks.equallySpaced(3), new HaybittlePeto(1.5), Sides.TWO_SIDED, ONE);
        var u = (Outcome.Undefined<GroupSequentialDesign>) none;
        assertEquals(Cause.UNREACHABLE, u.cause());
        assertEquals(Boundaries.symmetric(Looks.of(1.0 / 3, 2.0 / 3), new double[] {1.5, 1.5}).crossing(0).anyUpper() * 2,
                u.found(), 1e-12);
    }

    /// rpact 3.3.4: typeOfDesign = "asP", alpha = 0.025, beta = 0.1, gammaB = 2, informationRates = c(0.3, 0.7, 1).
    @Test
    void bindingFutilityAgreesWithRpact() {
        futility(new Spending.ObrienFlemingLike(1), Binding.BINDING,
                new double[] {2.31183530380578, 2.25813340395689, 2.26643870025873},
                new double[] {-0.856128458075803, 1.293530239257962}, 1.180847237868058, 0.757681936592659,
                0.885098939757672, 0.723283072142528);
        futility(new Spending.HwangShihDeCani(2), Binding.BINDING,
                new double[] {2.31183530380578, 2.23326539248228, 2.12921728938818},
                new double[] {0.439961209884965, 1.560568600427359}, 1.351493249808045, 0.592670696425629,
                0.820398105065293, 0.739111001353529);
    }

    @Test
    void nonBindingFutilityAgreesWithRpact() {
        double[] upper = {2.31183530380578, 2.25834635645151, 2.30618288367987};
        futility(new Spending.PocockLike(), Binding.NON_BINDING, upper,
                new double[] {0.337520462756189, 1.567174602765590}, 1.359628765857757, 0.617437747803618,
                0.848510151980178, 0.750855807239426);
        futility(new Spending.KimDeMets(2), Binding.NON_BINDING, upper,
                new double[] {-0.415885613663832, 1.287576579023153}, 1.205959140929148, 0.704629886782922,
                0.879140259769839, 0.729003368644577);
    }

    private static void futility(
            Spending lower, Binding binding, double[] up, double[] low, double inflation, double... means) {
        GroupSequentialDesign d = known(GroupSequentialDesign.of(
                UNEVEN, new Spending.PocockLike(), ONE, Futility.ofBeta(lower, 0.1, binding)));
        assertArrayEquals(up, d.boundaries().upper(), 2e-6);
        assertEquals(low[0], d.boundaries().lower(0), 2e-6);
        assertEquals(low[1], d.boundaries().lower(1), 2e-6);
        assertEquals(d.boundaries().upper(2), d.boundaries().lower(2));
        DesignCharacteristics c = known(DesignCharacteristics.of(d, 0.9));
        assertEquals(inflation, c.inflation(), 2e-6);
        assertEquals(means[0], c.expectedNull(), 2e-6);
        assertEquals(means[1], c.expectedHalf(), 2e-6);
        assertEquals(means[2], c.expectedEffect(), 2e-6);
        assertEquals(0.9, c.power(), 1e-11);
        List<LookBound> table = d.table();
        assertEquals(0.025, table.getLast().spent(), 1e-11);
        assertEquals(Optional.of(d.boundaries().lower(0)), table.getFirst().futilityZ());
        assertEquals(1, c.earlyStop() + c.reject()[2] + c.giveUp()[2], 1e-11);
        assertEquals(0.1, c.giveUp()[0] + c.giveUp()[1] + c.giveUp()[2], 1e-11);
    }

    /// Two looks by adaptive quadrature (scipy): Hwang-Shih-DeCani -4 above, -2 below, astar = 0.975 without effect.
    @Test
    void aBoundAgainstHarmSpendsWithoutEffect() {
        var lower = new Spending.HwangShihDeCani(-2);
        var upper = new Spending.HwangShihDeCani(-4);
        Looks looks = Looks.equallySpaced(2);
        Boundaries binding = known(GroupSequentialDesign.of(
                looks, upper, ONE, new Futility(lower, 0.975, Hypothesis.NO_EFFECT, Binding.BINDING))).boundaries();
        assertArrayEquals(new double[] {2.7499659318352183, 1.9807595427460136}, binding.upper(), 1e-10);
        assertArrayEquals(new double[] {-0.6365227285119425, 1.980759542746012}, binding.lower(), 1e-10);
        GroupSequentialDesign free = known(GroupSequentialDesign.of(
                looks, upper, ONE, new Futility(lower, 0.975, Hypothesis.NO_EFFECT, Binding.NON_BINDING)));
        assertEquals(1.9811314717388848, free.boundaries().upper(1), 1e-10);
        assertEquals(1.980759542746012, free.boundaries().lower(1), 1e-10);
        double drift = known(free.drift(0.9));
        assertEquals(0.9, free.power(drift), 1e-12);
        assertTrue(drift > 3.2 && drift < 3.4, "drift " + drift);
    }

    @Test
    void errorsThatSumToOneLeaveNoDesign() {
        var none = GroupSequentialDesign.of(
                UNEVEN, new Spending.PocockLike(), ONE,
                Futility.ofBeta(new Spending.PocockLike(), 0.98, Binding.NON_BINDING));
        assertEquals(Cause.UNREACHABLE, ((Outcome.Undefined<GroupSequentialDesign>) none).cause());
    }

    @Test
    void powerAndDriftAreInverse() {
        GroupSequentialDesign d = of(UNEVEN, WangTsiatis.pocock(), Sides.TWO_SIDED, 0.05);
        assertEquals(0.025, d.power(0), 1e-11);
        assertEquals(d.power(2.5), d.power(-2.5), 1e-12);
        assertEquals(2.5, known(d.drift(d.power(2.5))), 1e-10);
        var none = (Outcome.Undefined<Double>) d.drift(0.02);
        assertEquals(Cause.UNREACHABLE, none.cause());
        assertEquals(0.025, none.found(), 1e-11);
        assertEquals(Tails.normalQuantile(0.025) + Tails.normalQuantile(0.2), d.fixedDrift(0.8));
    }

    /// rpact 3.3.4: asOF, sided = 2, alpha = 0.05, beta = 0.2.
    @Test
    void twoSidedCharacteristicsAgreeWithRpact() {
        GroupSequentialDesign d = of(UNEVEN, new Spending.ObrienFlemingLike(1), Sides.TWO_SIDED, 0.05);
        DesignCharacteristics c = known(DesignCharacteristics.of(d, 0.8));
        assertEquals(1.014957429918026, c.inflation(), 1e-6);
        assertEquals(7.966278802910630, c.drift() * c.drift(), 1e-5);
        assertEquals(1.010425772648833, c.expectedNull(), 1e-6);
        assertEquals(0.868567916051497, c.expectedEffect(), 1e-6);
        assertArrayEquals(
                new double[] {0.00859431773795372, 0.46071965402183634, 0.33068602824020976}, c.reject(), 1e-6);
        assertArrayEquals(d.boundaries().crossing(c.drift()).lower(), c.giveUp());
        assertEquals(c.reject()[0] + c.reject()[1], c.earlyStop(), 1e-5);
    }

    /// A quarter of the information at each of the looks, but planned to end at twice the unit.
    @Test
    void theUnitOfInformationDoesNotMatter() {
        GroupSequentialDesign a = of(Looks.of(0.5, 1), WangTsiatis.pocock(), Sides.ONE_SIDED, 0.025);
        GroupSequentialDesign b = of(Looks.of(1, 2), WangTsiatis.pocock(), Sides.ONE_SIDED, 0.025);
        assertEquals(a.boundaries().upper(0), b.boundaries().upper(0), 1e-11);
        assertEquals(
                known(DesignCharacteristics.of(a, 0.8)).inflation(), known(DesignCharacteristics.of(b, 0.8)).inflation(),
                1e-10);
    }

    @Test
    void crossingAgreesWithSimulation() {
        Boundaries b = Boundaries.of(UNEVEN, new double[] {-0.5, 0.2, 1.9}, new double[] {2.4, 2.1, 1.9});
        Crossing c = b.crossing(1.7);
        int n = 200_000;
        int[] up = new int[3];
        int[] down = new int[3];
        double fraction = 0;
        var random = new SplittableRandom(7);
        for (int i = 0; i < n; i++) {
            double score = 0;
            for (int k = 0; k < 3; k++) {
                double dt = UNEVEN.fraction(k) - (k == 0 ? 0 : UNEVEN.fraction(k - 1));
                score += 1.7 * dt + Math.sqrt(dt) * random.nextGaussian();
                double z = score / Math.sqrt(UNEVEN.fraction(k));
                if (z >= b.upper(k) || z < b.lower(k)) {
                    (z >= b.upper(k) ? up : down)[k]++;
                    fraction += UNEVEN.fraction(k);
                    break;
                }
            }
        }
        for (int k = 0; k < 3; k++) {
            assertEquals((double) up[k] / n, c.upper()[k], 0.004);
            assertEquals((double) down[k] / n, c.lower()[k], 0.004);
        }
        assertEquals(fraction / n, c.meanFraction(), 0.003);
        assertEquals(0, c.open(), 1e-11);
        assertEquals(1, c.anyUpper() + c.anyLower(), 1e-11);
    }

    @Test
    void whatIsLeftIsOpen() {
        Crossing c = Boundaries.above(Looks.of(1), new double[] {1}).crossing(0);
        assertEquals(Tails.normal(-1), c.open(), 1e-14);
        assertEquals(0, c.anyLower());
        assertEquals(1, c.meanFraction(), 1e-15);
    }

    @Test
    void inputsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Looks.of());
        assertThrows(IllegalArgumentException.class, () -> Looks.of(0, 1));
        assertThrows(IllegalArgumentException.class, () -> Looks.of(0.5, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Looks.of(0.5, 0.5 * (1 + 0.9e-6)));
        assertEquals(2, Looks.of(1e-8, 1e-8 * (1 + 1.1e-6)).size());
        assertThrows(IllegalArgumentException.class, () -> Looks.equallySpaced(0));
        assertThrows(IllegalArgumentException.class, () -> Looks.equallySpaced(-1));
        assertThrows(IllegalArgumentException.class, () -> Looks.of(0.5, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> UNEVEN.first(4));
        assertThrows(IllegalArgumentException.class, () -> UNEVEN.first(0));
        assertEquals(UNEVEN, UNEVEN.first(3));
        assertEquals(Looks.of(0.3), UNEVEN.first(1));
        assertEquals(1, new WangTsiatis(1).delta());
        assertEquals(-2, new WangTsiatis(-2).delta());
        assertThrows(IllegalArgumentException.class, () -> new Futility(new Spending.PocockLike(), 1,
                Hypothesis.NO_EFFECT, Binding.BINDING));
        assertThrows(IllegalArgumentException.class,
                () -> Boundaries.above(Looks.of(1), new double[] {2}).crossing(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new WangTsiatis(1.1));
        assertThrows(IllegalArgumentException.class, () -> new WangTsiatis(-2.1));
        assertThrows(IllegalArgumentException.class, () -> new HaybittlePeto(0));
        assertThrows(IllegalArgumentException.class, () -> new HaybittlePeto(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new Futility(new Spending.PocockLike(), 0,
                Hypothesis.NO_EFFECT, Binding.BINDING));
        assertThrows(IllegalArgumentException.class,
                () -> GroupSequentialDesign.of(UNEVEN, WangTsiatis.pocock(), Sides.ONE_SIDED, Level.of(0.5)));
        assertThrows(IllegalArgumentException.class,
                () -> Boundaries.above(UNEVEN, new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class,
                () -> Boundaries.of(Looks.of(1), new double[] {2}, new double[] {1}));
        assertThrows(IllegalArgumentException.class,
                () -> Boundaries.of(UNEVEN, new double[] {2}, new double[] {3, 3, 3}));
    }

    @Test
    void designsRememberWhatTheyAreMadeOf() {
        GroupSequentialDesign d = of(UNEVEN, new HaybittlePeto(3), Sides.TWO_SIDED, 0.05);
        assertEquals(UNEVEN, d.looks());
        assertEquals(UNEVEN.hashCode(), Looks.of(0.3, 0.7, 1).hashCode());
        assertFalse(UNEVEN.equals(Looks.of(0.3, 1)));
        assertEquals("[0.3, 0.7, 1.0]", UNEVEN.toString());
        assertEquals(new HaybittlePeto(3), d.efficacy());
        assertEquals(Sides.TWO_SIDED, d.sides());
        assertEquals(Level.of(0.05), d.alpha());
        assertEquals(Optional.empty(), d.futility());
        assertEquals(0.025, d.tail());
        assertEquals(2, d.boundaries().first(2).looks().size());
        assertArrayEquals(new double[] {-3, -3}, d.boundaries().first(2).lower());
    }

    /// Bounds that no path reaches leave the last one that of a single look, whatever they are.
    @Test
    @Timeout(30)
    void boundsOutOfReachTakeNoTime() {
        double single = Tails.normalQuantile(0.025);
        for (StoppingRule rule : List.of(new WangTsiatis(-2), new HaybittlePeto(1e4), new HaybittlePeto(1e9))) {
            for (Looks looks : List.of(Looks.of(1e-4, 2e-4, 1), Looks.of(1e-3, 2e-3, 1))) {
                Boundaries b = known(GroupSequentialDesign.of(looks, rule, Sides.TWO_SIDED, Level.of(0.05))).boundaries();
                near(single, b.upper(2), 1e-12);
            }
        }
        Boundaries many = known(GroupSequentialDesign.of(
                        Looks.equallySpaced(25), new WangTsiatis(-2), Sides.TWO_SIDED, Level.of(0.05)))
                .boundaries();
        assertEquals(0.025, many.crossing(0).anyUpper(), 1e-12);
    }

    @Test
    void aDriftHasThePowerAskedForAlsoWhenLooksEndEarly() {
        Futility futility = Futility.ofBeta(new Spending.ObrienFlemingLike(1), 0.2, Binding.NON_BINDING);
        GroupSequentialDesign d = known(GroupSequentialDesign.of(
                Looks.of(0.5, 0.9), new Spending.ObrienFlemingLike(1), Level.of(0.025), futility));
        assertEquals(0.8, d.power(known(d.drift(0.8))), 1e-12);
        DesignCharacteristics c = known(DesignCharacteristics.of(d, 0.8));
        assertEquals(0.8, c.power(), 1e-12);
        near(1.1603629291678, c.inflation(), 1e-12);
    }

    @Test
    void thePowerThatTheLevelAloneHasNeedsNoDesign() {
        GroupSequentialDesign single = known(GroupSequentialDesign.of(
                Looks.of(1), WangTsiatis.pocock(), Sides.ONE_SIDED, Level.of(0.025)));
        Outcome<?> none = Outcome.undefined(Cause.UNREACHABLE, single.power(0));
        assertEquals(none, DesignCharacteristics.of(single, 0.025));
        assertEquals(none, DesignCharacteristics.of(single, 0.02));
        assertEquals(none, SequentialSampleSize.of(single, 100, 0.025));
    }
}
