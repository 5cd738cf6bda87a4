package dev.winnow.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolveTest {
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
            return effect > curve.extreme(Direction.BELOW) && effect < curve.nothing(Direction.BELOW)
                    ? Direction.BELOW
                    : Direction.ABOVE;
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
        assertThat(power).isBetween(0.3, 0.99);

        Plan asked = known(d.ask(new Question.OfPower(d.effect(), d.control(), d.alpha())));
        assertThat(asked.power()).isEqualTo(power);
        Plan size = known(d.ask(new Question.OfSize(d.effect(), d.alpha(), power)));
        assertThat(size.control()).isCloseTo(d.control(), withinPercentage(1e-6));
        Plan effect = known(d.ask(new Question.OfEffect(d.control(), d.alpha(), power, d.side())));
        assertThat(effect.effect()).isCloseTo(d.effect(), within(1e-7));
        Plan alpha = known(d.ask(new Question.OfAlpha(d.effect(), d.control(), power)));
        assertThat(alpha.alpha()).isCloseTo(d.alpha(), withinPercentage(1e-6));

        for (Plan p : new Plan[] {asked, size, effect, alpha}) {
            assertThat(p.treatment()).isEqualTo(d.allocation().treatment(p.control()));
            assertThat(p.controlUnits()).isEqualTo(Math.round(d.control()));
            assertThat(p.treatmentUnits()).isEqualTo((long) Math.ceil(p.treatment() - 1e-4));
            assertThat(p.totalUnits())
                    .isEqualTo(p.controlUnits() + d.allocation().treatments() * p.treatmentUnits());
            assertThat(p.achievedPower())
                    .isEqualTo(d.curve().power(p.effect(), p.controlUnits(), p.treatmentUnits(), p.alpha()));
            assertThat(p.power()).isCloseTo(power, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void powerRisesWithUnitsAndLevel(Design d) {
        double power = d.power();
        assertThat(d.power(d.control() * 1.1, d.alpha())).isGreaterThan(power);
        assertThat(d.power(d.control(), d.alpha() * 1.1)).isGreaterThan(power);
        assertThat(d.power(d.control() / 1.1, d.alpha())).isLessThan(power);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void theScaleIsOfTheEffectsSize(Design d) {
        double scale = d.curve().scale(d.control(), d.allocation().treatment(d.control()));
        double distance = Math.abs(d.effect() - d.curve().nothing(d.side()));
        assertThat(distance / scale).isBetween(0.5, 8.0);
    }

    @Test
    void roundsUpAndTellsThePowerThatBuys() {
        // R: power.t.test(delta = 0.5, sd = 1, power = 0.9, strict = TRUE)
        var curve = TwoMeans.student(1, Alternative.TWO_SIDED);
        Plan p = known(Solve.of(curve, Allocation.EVEN, new Question.OfSize(0.5, 0.05, 0.9)));
        assertThat(p.control()).isCloseTo(85.0312841373, withinPercentage(1e-8));
        assertThat(p.controlUnits()).isEqualTo(86);
        assertThat(p.totalUnits()).isEqualTo(172);
        assertThat(p.achievedPower()).isBetween(0.9, 0.91);
    }

    @Test
    void aWholeSolutionIsNotRoundedToTheNextUnit() {
        var curve = TwoMeans.z(1, Alternative.TWO_SIDED);
        double power = curve.power(0.1, 1500, 1500, 0.05);
        Plan p = known(Solve.of(curve, Allocation.EVEN, new Question.OfSize(0.1, 0.05, power)));
        assertThat(p.controlUnits()).isEqualTo(1500);
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
        assertThat(p.control()).isEqualTo(2);
        assertThat(p.power()).isGreaterThan(0.8);
        var curve = TwoMeans.student(1, Alternative.TWO_SIDED);
        Plan few = known(Solve.of(curve, Allocation.of(0.25), new Question.OfSize(100, 0.05, 0.8)));
        assertThat(few.control()).isEqualTo(8);
    }

    @Test
    void tooFewUnitsAreSaid() {
        var curve = TwoMeans.welch(1, 1, Alternative.TWO_SIDED);
        undefined(Solve.of(curve, Allocation.EVEN, new Question.OfPower(1, 1.5, 0.05)), Cause.TOO_FEW, 1.5);
        undefined(Solve.of(curve, Allocation.of(0.5), new Question.OfAlpha(1, 3, 0.8)), Cause.TOO_FEW, 3);
        var effect = new Question.OfEffect(1, 0.05, 0.8, Direction.ABOVE);
        undefined(Solve.of(curve, Allocation.EVEN, effect), Cause.TOO_FEW, 1);
        assertThat(known(Solve.of(curve, Allocation.EVEN, new Question.OfPower(1, 2, 0.05))).power())
                .isBetween(0.05, 0.2);
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
        assertThat(p.alpha()).isCloseTo(alpha, withinPercentage(1e-6));
        assertThat(Solve.of(curve, Allocation.EVEN, new Question.OfAlpha(10, 400, 0.5)))
                .isInstanceOfSatisfying(
                        Outcome.Undefined.class, u -> assertThat(u.cause()).isEqualTo(Cause.UNREACHABLE));
    }

    @Test
    void questionsRefuseWhatIsNoNumberOfUnitsOrNoProbability() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfSize(1, 0, 0.8)).withMessageContaining("alpha=0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfSize(1, 0.05, 1)).withMessageContaining("power=1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfPower(1, 0, 0.05)).withMessageContaining("control=0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfPower(1, 10, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question.OfEffect(Double.POSITIVE_INFINITY, 0.05, 0.8, Direction.ABOVE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfEffect(9, 1, 0.8, Direction.ABOVE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfEffect(9, 0.1, 0, Direction.ABOVE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfAlpha(1, -1, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> new Question.OfAlpha(1, 1, 1.8));
    }

    @Test
    void allocations() {
        assertThat(Allocation.of(3).treatment(10)).isEqualTo(30);
        assertThat(Allocation.SINGLE.treatment(10)).isZero();
        assertThat(Allocation.groups(4).treatments()).isEqualTo(3);
        assertThat(Allocation.of(4).controlFor(2)).isEqualTo(2);
        assertThat(Allocation.of(0.5).controlFor(2)).isEqualTo(4);
        assertThat(Allocation.SINGLE.controlFor(2)).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.of(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Allocation(1, -1));
    }

    private static Outcome<Plan> size(PowerCurve curve, double effect, double power) {
        return Solve.of(curve, Allocation.EVEN, new Question.OfSize(effect, 0.05, power));
    }

    static <T> T known(Outcome<T> o) {
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    static void undefined(Outcome<?> o, Cause cause, double found) {
        assertThat(o).isInstanceOf(Outcome.Undefined.class);
        var u = (Outcome.Undefined<?>) o;
        assertThat(u.cause()).isEqualTo(cause);
        assertThat(u.found()).isCloseTo(found, within(1e-3));
    }
}
