package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import java.util.Arrays;
import java.util.List;

/// An input that a method cannot take: which field, and in what words.
///
/// Thrown by the compact constructors of input records, and by the reader for what annotations forbid.
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String field;
    private final transient List<Object> args;

    /// @param code  stable name of the problem, and key of its sentence in `resources/i18n/methods/problems.properties`
    /// @param field path from the input, such as `treatment.n` or `counts[2]`
    /// @param args  what the sentence names: {0} is the field, these follow
    public BadInput(String code, String field, Object... args) {
        super(code + " " + field);
        this.code = code;
        this.field = field;
        this.args = List.of(args);
    }

    /// The same problem seen from the record that holds the field's record.
    BadInput under(String outer) {
        return new BadInput(code, field.startsWith("[") ? outer + field : outer + "." + field, args.toArray());
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    List<Object> args() {
        return args;
    }

    /// `value` must be at most `limit`, which is another field.
    public static void atMost(String field, double value, String limitField, double limit) {
        if (!(value <= limit)) {
            throw new BadInput("above-other", field, value, limitField, limit);
        }
    }

    /// `value` must be below `limit`, which is another field.
    public static void below(String field, double value, String limitField, double limit) {
        if (!(value < limit)) {
            throw new BadInput("not-below-other", field, value, limitField, limit);
        }
    }

    /// A number must be within limits that depend on other fields.
    public static void outOfRange(boolean broken, String field, double value, String limitKey, double limit) {
        if (broken) {
            throw new BadInput("out-of-range", field, value, Problems.text(limitKey, limit));
        }
    }

    /// Limits that are combined from those of two parts have a tail of at most 1/2.
    static void tailOfAtMostHalf(boolean combined, Alternative alternative, Level alpha) {
        outOfRange(combined && alpha.tail(alternative) > 0.5, "alpha", alpha.alpha(), "limit.to", 0.5);
    }

    /// Each element must be above the one before, the first above 0.
    public static void increasing(String field, double... values) {
        for (int i = 0; i < values.length; i++) {
            outOfRange(!(values[i] > 0), field + "[" + i + "]", values[i], "limit.above", 0);
            if (i > 0 && !(values[i] > values[i - 1])) {
                throw new BadInput(
                        "not-above-other", field + "[" + i + "]", values[i], field + "[" + (i - 1) + "]", values[i - 1]);
            }
        }
    }

    /// Parts of one whole, of which something may be left.
    public static void atMostOne(String field, double... parts) {
        double sum = Arrays.stream(parts).sum();
        if (!(sum <= 1 + 1e-9)) {
            throw new BadInput("not-allowed", field, Problems.text("reason.part", sum));
        }
    }

    /// A plan needs an effect.
    public static void someEffect(boolean some, String field, double value) {
        if (!some) {
            throw new BadInput("no-effect", field, value);
        }
    }

    /// An array may have as many elements as another field says.
    public static void noLongerThan(String field, int length, String limitField, long limit) {
        if (length > limit) {
            throw new BadInput("longer-than-other", field, length, limitField, limit);
        }
    }

    /// An array must be as long as another.
    public static void sameLength(String field, int length, String otherField, int other) {
        if (length != other) {
            throw new BadInput("length", field, length, otherField, other);
        }
    }
}
