package dev.winnow.methods;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.power.Allocation;
import dev.winnow.stats.power.Direction;
import dev.winnow.stats.power.Plan;
import dev.winnow.stats.power.PowerCurve;
import dev.winnow.stats.power.Question;
import dev.winnow.stats.power.Solve;
import java.util.Optional;
import java.util.function.Supplier;

/// What every planning method asks: one of effect, size, level and power from the other three.
///
/// @param n units of control
record PlanningQuestion(
        @Default("\"n\"") Unknown solve,
        Optional<Double> effect,
        @Range(above = 0, to = 0x1p53) Optional<Double> n,
        @Default("0.05") @Range(above = 0, below = 1) double alpha,
        @Default("0.8") @Range(above = 0, below = 1) double power,
        @Default("1") @Range(from = 1e-6, to = 1e6) double ratio,
        @Default("\"above\"") Direction direction) {
    /// What is to be found.
    enum Unknown {
        N,
        POWER,
        EFFECT,
        ALPHA
    }

    public PlanningQuestion {
        if (solve != Unknown.EFFECT && effect.isEmpty()) {
            throw new BadInput("missing-field", "effect", Problems.text("kind.real"));
        }
        if (solve != Unknown.N && n.isEmpty()) {
            throw new BadInput("missing-field", "n", Problems.text("kind.real"));
        }
    }

    /// An effect that is a ratio, or a size without a direction.
    void effectAbove0() {
        effect.filter(_ -> solve != Unknown.EFFECT)
                .ifPresent(e -> BadInput.outOfRange(e <= 0, "question.effect", e, "limit.above", 0));
    }

    /// A level that is not asked for.
    void alphaBelow(double limit) {
        BadInput.outOfRange(solve != Unknown.ALPHA && alpha >= limit, "question.alpha", alpha, "limit.below", limit);
    }

    /// An effect that takes a rate from where it is to somewhere from 0 to 1.
    void effectWithin(double low, double high) {
        effect.filter(_ -> solve != Unknown.EFFECT).ifPresent(e -> {
            BadInput.outOfRange(e < low, "question.effect", e, "limit.from", low);
            BadInput.outOfRange(e > high, "question.effect", e, "limit.to", high);
        });
    }

    /// @param curve made from the input; what it cannot take is a bad input
    Outcome<Plan> answer(Supplier<? extends PowerCurve> curve) {
        return answer(curve, Allocation.of(ratio));
    }

    Outcome<Plan> answer(Supplier<? extends PowerCurve> curve, Allocation allocation) {
        return answer(curve, allocation, alpha);
    }

    /// @param level of the single comparison
    Outcome<Plan> answer(Supplier<? extends PowerCurve> curve, Allocation allocation, double level) {
        return checked("question", () -> Solve.of(curve.get(), allocation, question(level)));
    }

    private Question question(double level) {
        double given = effect.orElse(0.0);
        double units = n.orElse(1.0);
        return switch (solve) {
            case N -> new Question.OfSize(given, level, power);
            case POWER -> new Question.OfPower(given, units, level);
            case EFFECT -> new Question.OfEffect(units, level, power, direction);
            case ALPHA -> new Question.OfAlpha(given, units, power);
        };
    }

    /// What no annotation can say, such as sizes and effects that together leave the range of doubles.
    ///
    /// @param field to which that is due
    static <T> T checked(String field, Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput("not-allowed", field, String.valueOf(e.getMessage()));
        }
    }
}
