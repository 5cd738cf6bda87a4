package dev.winnow.stats.power;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolveTest {
    /// Equal to a relative error.
    /// A design with an effect that it finds with a power well inside (alpha, 1).
    record Design(PowerCurve curve, Allocation allocation, double effect, double control, double alpha) {
        double power() {
            return power(control, alpha);
        }

        double power(double n, double level) {
            return curve.power(effect, n, allocation.treatment(n), level);
        }

        Outcome<Plan> ask(Question question) {
            return Solve.of(curve, allocation, question);
        }

        Direction side() {
            boolean between = curve.extreme(Direction.BELOW) == curve.extreme(Direction.ABOVE);
            double middle = between ? curve.extreme(Direction.ABOVE) : curve.nothing(Direction.ABOVE);
            return effect < middle ? Direction.BELOW : Direction.ABOVE;
        }
    }

    static Stream<Design> designs() {
        var even = Allocation.EVEN;
        return Stream.of(
                new Design(TwoMeans.student(2.5, Alternative.TWO_SIDED), even, 1.1, 80, 0.05),
                new Design(TwoMeans.welch(2, 3, Alternative.GREATER), Allocation.of(1.5), 1.2, 60, 0.01),
                new Design(TwoMeans.z(1, Alternative.LESS), Allocation.of(0.25), -0.2, 500, 0.025),
                new Design(new TwoMeans(1, 1, -0.2, MeanTest.Z, Alternative.GREATER), even, 0, 300, 0.025),
                new Design(OneMean.paired(10, 0.6, Alternative.TWO_SIDED), Allocation.SINGLE, 2, 100, 0.05),
                new Design(new OneMean(3, 1, MeanTest.Z, Alternative.LESS), Allocation.SINGLE, 0.4, 120, 0.05),
                new Design(TwoProportions.score(0.1, Alternative.TWO_SIDED), even, 0.02, 3000, 0.05),
                new Design(TwoProportions.score(0.1, Alternative.LESS), Allocation.of(9), -0.02, 1500, 0.05),
                new Design(new TwoProportions(0.4, -0.05, ProportionTest.WALD, Alternative.GREATER), even, 0.01, 700, 0.025),
                new Design(new TwoProportions(0.3, 0, ProportionTest.ARCSINE, Alternative.TWO_SIDED), even, 0.08, 400, 0.05),
                new Design(new PairedProportions(0.2, Alternative.TWO_SIDED), Allocation.SINGLE, -0.05, 500, 0.05),
                new Design(TwoRates.poisson(2, RateVariance.NULL_RATES, Alternative.TWO_SIDED), even, 1.1, 600, 0.05),
                new Design(new TwoRates(0.8, 2, 0.7, 1.2, RateVariance.NULL_RATES, Alternative.LESS), even, 0.95, 400, 0.025),
                new Design(new Equivalence(-0.3, 0.4, 1, MeanTest.STUDENT), Allocation.of(2), 0.12, 130, 0.05),
                new Design(new Equivalence(-0.3, 0.3, 1, MeanTest.Z), even, -0.05, 250, 0.05),
                new Design(new Anova(4), Allocation.groups(4), 0.25, 40, 0.05),
                new Design(new GoodnessOfFit(2), Allocation.SINGLE, 0.03, 15_000, 0.001),
                new Design(new DesignEffect(TwoMeans.student(1, Alternative.TWO_SIDED), 1.95), even, 0.3, 300, 0.05),
                new Design(logRank(0.05, LogRankFormula.SCHOENFELD), Allocation.of(1.5), 0.7, 220, 0.05),
                new Design(logRank(0.05, LogRankFormula.FREEDMAN), even, 1.4, 250, 0.05));
    }

    private static LogRank logRank(double hazard, LogRankFormula formula) {
        return new LogRank(hazard, new Observation(12, 6, 0.01), 1, formula, Alternative.TWO_SIDED);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyUnknownComesBack(Design d) {
        double power = d.power();
        assertTrue(power > 0.3 && power < 0.99);

        Plan asked = known(d.ask(new Question.OfPower(d.effect(), d.control(), d.alpha())));
        assertEquals(power, asked.power());
        Plan size = known(d.ask(new Question.OfSize(d.effect(), d.alpha(), power)));
        near(d.control(), size.control(), 1e-08);
        Plan effect = known(d.ask(new Question.OfEffect(d.control(), d.alpha(), power, d.side())));
        assertEquals(d.effect(), effect.effect(), 1e-7);
        Plan alpha = known(d.ask(new Question.OfAlpha(d.effect(), d.control(), power)));
        near(d.alpha(), alpha.alpha(), 1e-08);

        for (Plan p : new Plan[] {asked, size, effect, alpha}) {
            assertEquals(d.allocation().treatment(p.control()), p.treatment());
            assertEquals(Math.round(d.control()), p.controlUnits());
            assertEquals((long) Math.ceil(p.treatment() - 1e-4), p.treatmentUnits());
            assertEquals(p.controlUnits() + d.allocation().treatments() * p.treatmentUnits(), p.totalUnits());
            assertEquals(d.curve().power(p.effect(), p.controlUnits(), p.treatmentUnits(), p.alpha()), p.achievedPower());
            assertEquals(power, p.power(), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void powerRisesWithUnitsAndLevel(Design d) {
        double power = d.power();
        assertTrue(d.power(d.control() * 1.1, d.alpha()) > power);
        assertTrue(d.power(d.control(), d.alpha() * 1.1) > power);
        assertTrue(d.power(d.control() / 1.1, d.alpha()) < power);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void theScaleIsOfTheEffectsSize(Design d) {
        double scale = d.curve().scale(d.control(), d.allocation().treatment(d.control()));
        double distance = Math.abs(d.effect() - d.curve().nothing(d.side()));
        assertTrue(distance / scale > 0.5 && distance / scale < 8.0);
    }

    @Test
    void roundsUpAndTellsThePowerThatBuys() {
        // R: power.t.test(delta = 0.5, sd = 1, power = 0.9, strict = TRUE)
        var curve = TwoMeans.student(1, Alternative.TWO_SIDED);
        Plan p = known(Solve.of(curve, Allocation.EVEN, new Question.OfSize(0.5, 0.05, 0.9)));
        near(85.0312841373, p.control(), 1e-10);
        assertEquals(86, p.controlUnits());
        assertEquals(172, p.totalUnits());
        assertTrue(p.achievedPower() > 0.9 && p.achievedPower() < 0.91);
    }

    @Test
    void aWholeSolutionIsNotRoundedToTheNextUnit() {
        var curve = TwoMeans.z(1, Alternative.TWO_SIDED);
        double power = curve.power(0.1, 1500, 1500, 0.05);
        Plan p = known(Solve.of(curve, Allocation.EVEN, new Question.OfSize(0.1, 0.05, power)));
        assertEquals(1500, p.controlUnits());
    }

    @Test
    void anEffectOfNothingIsFoundByErrorAlone() {
        undefined(size(TwoMeans.student(1, Alternative.TWO_SIDED), 0, 0.8), Cause.UNREACHABLE, 0.05);
        undefined(size(TwoProportions.score(0.2, Alternative.GREATER), 0, 0.8), Cause.UNREACHABLE, 0.05);
    }

    @Test
    void aPowerNotAboveTheLevelIsNoQuestion() {
        undefined(size(TwoMeans.z(1, Alternative.TWO_SIDED), 0.3, 0.04), Cause.UNREACHABLE, 0.05);
        undefined(size(TwoMeans.z(1, Alternative.TWO_SIDED), 0.3, 0.05), Cause.UNREACHABLE, 0.05);
    }

    @Test
    void theWrongSideIsNeverReached() {
        Outcome<Plan> o = size(TwoMeans.z(1, Alternative.LESS), 0.3, 0.8);
        undefined(o, Cause.UNREACHABLE, 0.05);
        var ask = new Question.OfEffect(50, 0.05, 0.8, Direction.BELOW);
        undefined(
                Solve.of(TwoMeans.z(1, Alternative.GREATER), Allocation.EVEN, ask), Cause.UNREACHABLE, 0.05);
    }

    @Test
    void aHugeEffectNeedsTheFewestUnits() {
        Plan p = known(size(TwoMeans.student(1, Alternative.TWO_SIDED), 100, 0.8));
        assertEquals(2, p.control());
        assertTrue(p.power() > 0.8);
        var curve = TwoMeans.student(1, Alternative.TWO_SIDED);
        Plan few = known(Solve.of(curve, Allocation.of(0.25), new Question.OfSize(100, 0.05, 0.8)));
        assertEquals(8, few.control());
    }

    @Test
    void tooFewUnitsAreSaid() {
        var curve = TwoMeans.welch(1, 1, Alternative.TWO_SIDED);
        undefined(Solve.of(curve, Allocation.EVEN, new Question.OfPower(1, 1.5, 0.05)), Cause.TOO_FEW, 1.5);
        undefined(Solve.of(curve, Allocation.of(0.5), new Question.OfAlpha(1, 3, 0.8)), Cause.TOO_FEW, 3);
        var effect = new Question.OfEffect(1, 0.05, 0.8, Direction.ABOVE);
        undefined(Solve.of(curve, Allocation.EVEN, effect), Cause.TOO_FEW, 1);
        assertTrue(known(Solve.of(curve, Allocation.EVEN, new Question.OfPower(1, 2, 0.05))).power() > 0.05 && known(Solve.of(curve, Allocation.EVEN, new Question.OfPower(1, 2, 0.05))).power() < 0.2);
    }

    @Test
    void anUnreachableEffectTellsTheBestPower() {
        var curve = TwoProportions.score(0.9, Alternative.TWO_SIDED);
        var ask = new Question.OfEffect(20, 0.05, 0.9, Direction.ABOVE);
        undefined(Solve.of(curve, Allocation.EVEN, ask), Cause.UNREACHABLE, curve.power(0.1, 20, 20, 0.05));
        var byError = new Question.OfEffect(20, 0.05, 0.05, Direction.ABOVE);
        undefined(Solve.of(curve, Allocation.EVEN, byError), Cause.UNREACHABLE, 0.05);
    }

    @Test
    void equivalenceCannotBeShownByLuckAlone() {
        var curve = new Equivalence(-0.3, 0.3, 1, MeanTest.STUDENT);
        double most = curve.power(0, 20, 20, 0.5 * (1 - 1e-12));
        undefined(
                Solve.of(curve, Allocation.EVEN, new Question.OfAlpha(0, 20, 0.95)), Cause.UNREACHABLE, most);
        var ask = new Question.OfEffect(20, 0.05, 0.8, Direction.ABOVE);
        undefined(
                Solve.of(curve, Allocation.EVEN, ask), Cause.UNREACHABLE, curve.power(0, 20, 20, 0.05));
    }

    @Test
    void tinyLevelsAreSolvedToo() {
        var curve = TwoMeans.z(1, Alternative.TWO_SIDED);
        double alpha = 1e-40;
        double power = curve.power(0.3, 400, 400, alpha);
        Plan p = known(Solve.of(curve, Allocation.EVEN, new Question.OfAlpha(0.3, 400, power)));
        near(alpha, p.alpha(), 1e-08);
        undefined(
                Solve.of(curve, Allocation.EVEN, new Question.OfAlpha(10, 400, 0.5)), Cause.UNREACHABLE, 1);
    }

    @Test
    void questionsRefuseWhatIsNoNumberOfUnitsOrNoProbability() {
        refused("alpha=0.0", () -> new Question.OfSize(1, 0, 0.8));
        refused("power=1.0", () -> new Question.OfSize(1, 0.05, 1));
        refused("control=0.0", () -> new Question.OfPower(1, 0, 0.05));
        assertThrows(IllegalArgumentException.class, () -> new Question.OfPower(1, 10, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Question.OfEffect(Double.POSITIVE_INFINITY, 0.05, 0.8, Direction.ABOVE));
        assertThrows(IllegalArgumentException.class, () -> new Question.OfEffect(9, 1, 0.8, Direction.ABOVE));
        assertThrows(IllegalArgumentException.class, () -> new Question.OfEffect(9, 0.1, 0, Direction.ABOVE));
        assertThrows(IllegalArgumentException.class, () -> new Question.OfAlpha(1, -1, 0.8));
        assertThrows(IllegalArgumentException.class, () -> new Question.OfAlpha(1, 1, 1.8));
    }

    @Test
    void endsOfTheRangesAreInside() {
        var curve = TwoMeans.student(1, Alternative.TWO_SIDED);
        double most = Allocation.EVEN.most();
        assertEquals(0x1p52, most);
        assertEquals(1, known(Solve.of(curve, Allocation.EVEN, new Question.OfPower(1, most, 0.05))).power());
        double exact = curve.power(2.5, 2, 2, 0.05);
        assertEquals(2, known(Solve.of(curve, Allocation.EVEN, new Question.OfSize(2.5, 0.05, exact))).control());
        assertEquals(0x1p53 / 3, Allocation.of(2).most());
        assertEquals(0x1p53, Allocation.SINGLE.most());
        assertEquals(0x1p51, Allocation.groups(4).most());
    }

    @Test
    void allocations() {
        assertEquals(30, Allocation.of(3).treatment(10));
        assertEquals(0, Allocation.SINGLE.treatment(10));
        assertEquals(3, Allocation.groups(4).treatments());
        assertEquals(2, Allocation.of(4).controlFor(2));
        assertEquals(4, Allocation.of(0.5).controlFor(2));
        assertEquals(2, Allocation.SINGLE.controlFor(2));
        assertThrows(IllegalArgumentException.class, () -> Allocation.of(0));
        assertThrows(IllegalArgumentException.class, () -> Allocation.of(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new Allocation(1, -1));
    }

    private static Outcome<Plan> size(PowerCurve curve, double effect, double power) {
        return Solve.of(curve, Allocation.EVEN, new Question.OfSize(effect, 0.05, power));
    }

    static void undefined(Outcome<?> o, Cause cause, double found) {
        assertInstanceOf(Outcome.Undefined.class, o);
        var u = (Outcome.Undefined<?>) o;
        assertEquals(cause, u.cause());
        assertEquals(found, u.found(), 1e-3);
    }

    private static void refused(String part, Executable call) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
        assertTrue(message.contains(part), message);
    }

    private static void unreachable(double best, Outcome<?> outcome) {
        var undefined = assertInstanceOf(Outcome.Undefined.class, outcome);
        assertEquals(Cause.UNREACHABLE, undefined.cause());
        assertEquals(best, undefined.found(), 1e-6);
    }

    @Test
    void sizesEndWhereWholeNumbersDo() {
        var curve = TwoMeans.welch(1, 1, Alternative.TWO_SIDED);
        var plan = Solve.of(curve, Allocation.EVEN, new Question.OfSize(1e-7, 0.05, 0.8)).toOptional().orElseThrow();
        near(2 * Math.pow((1.959963984540054 + 0.8416212335729143) / 1e-7, 2), plan.control(), 1e-5);
        assertEquals(plan.controlUnits() + plan.treatmentUnits(), plan.totalUnits());
        unreachable(0.05, Solve.of(curve, Allocation.EVEN, new Question.OfSize(1e-12, 0.05, 0.8)));
        unreachable(0.05, Solve.of(curve, Allocation.EVEN, new Question.OfSize(1e-300, 0.05, 0.8)));
        unreachable(0.05, Solve.of(curve, Allocation.of(1e-300), new Question.OfSize(1e-3, 0.05, 0.8)));
        var huge = Solve.of(curve, Allocation.EVEN, new Question.OfSize(1e6, 0.05, 0.8)).toOptional().orElseThrow();
        assertEquals(2, huge.control());
        near(1, huge.achievedPower(), 1e-12);
        Question tooMany = new Question.OfPower(0.1, 0x1p53, 0.05);
        assertThrows(IllegalArgumentException.class, () -> Solve.of(curve, Allocation.EVEN, tooMany));
        assertTrue(Solve.of(OneMean.paired(1, 0, Alternative.TWO_SIDED), Allocation.SINGLE, tooMany)
                .toOptional()
                .isPresent());
    }

    @Test
    void extremeFiguresHaveAnswers() {
        Question question = new Question.OfEffect(100, 0.05, 0.8, Direction.ABOVE);
        for (double sd : new double[] {1e-300, 1e6, 1e15, 1e300}) {
            var curve = TwoMeans.welch(sd, sd, Alternative.TWO_SIDED);
            double effect = Solve.of(curve, Allocation.EVEN, question).toOptional().orElseThrow().effect();
            near(0.3981394, effect / sd, 1e-2);
        }
        near(1, new Anova(3).power(1e6, 2, 2, 0.05), 1e-12);
        near(0.05, new Anova(3).power(1e-12, 1e12, 1e12, 0.05), 1e-6);
        var equivalence = new Equivalence(-0.3, 0.3, 1, MeanTest.STUDENT);
        unreachable(0, Solve.of(equivalence, Allocation.EVEN, new Question.OfSize(9e15, 0.05, 0.8)));
    }

    @Test
    void aPowerThatIsNoNumberIsRefused() {
        var beyond = TwoMeans.z(1e308, Alternative.TWO_SIDED);
        Question question = new Question.OfPower(0, 1e-300, 0.05);
        assertThrows(IllegalArgumentException.class, () -> Solve.of(beyond, Allocation.EVEN, question));
    }

    @Test
    void ratiosAreAboveNothing() {
        var rates = TwoRates.poisson(2, RateVariance.NULL_RATES, Alternative.TWO_SIDED);
        var hazards = new LogRank(1, Observation.COMPLETE, 1, LogRankFormula.SCHOENFELD, Alternative.TWO_SIDED);
        for (double effect : new double[] {0, -0.5}) {
            assertThrows(IllegalArgumentException.class, () -> rates.power(effect, 10, 10, 0.05));
            assertThrows(IllegalArgumentException.class, () -> hazards.power(effect, 10, 10, 0.05));
        }
    }

    /// Without units only the two standard errors differ, which is no power.
    @Test
    void proportionsAndRatesNeedAUnitAnArm() {
        Allocation many = Allocation.of(100);
        Alternative two = Alternative.TWO_SIDED;
        var share = new Question.OfSize(-0.49, 0.05, 0.6);
        Plan p = known(Solve.of(TwoProportions.score(0.5, two), many, share));
        assertEquals(1, p.control());
        assertEquals(p.power(), p.achievedPower());
        assertTrue(p.achievedPower() >= 0.6);
        Plan few = known(Solve.of(TwoProportions.score(0.5, two), Allocation.of(0.01), share));
        assertTrue(few.treatment() >= 1);
        var ratio = new Question.OfSize(0.01, 0.05, 0.6);
        Plan r = known(Solve.of(TwoRates.poisson(1, RateVariance.NULL_RATES, two), many, ratio));
        assertTrue(r.control() >= 1 && r.achievedPower() >= 0.6);
        undefined(
                Solve.of(TwoProportions.score(0.5, two), Allocation.of(0.01), new Question.OfPower(-0.4, 50, 0.05)),
                Cause.TOO_FEW, 50);
    }
}
