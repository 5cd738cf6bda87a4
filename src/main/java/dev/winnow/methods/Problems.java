package dev.winnow.methods;

import dev.winnow.methods.Shape.Part;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.text.Near;
import dev.winnow.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The sentences for what cannot be taken or answered; each names the field, what was given and what is allowed.
final class Problems {
    private static final Texts TEXTS = Texts.of("methods.problems");
    private static final Texts CAUSES = Texts.of("causes");
    private static final MathContext SIX = new MathContext(6);
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_PLAIN = 17;

    private Problems() {}

    static String sentence(BadInput e) {
        Object[] args = new Object[e.args().size() + 1];
        args[0] = e.field();
        for (int i = 1; i < args.length; i++) {
            args[i] = e.args().get(i - 1);
        }
        return text(e.code(), args);
    }

    static String sentence(Cause cause, double found) {
        return CAUSES.get(camel(Kind.spelling(cause)), number(found == Math.rint(found) ? found : shortened(found)));
    }

    /// The sentence under a key; numbers in it appear as JSON has them.
    static String text(String key, Object... args) {
        Object[] said = Arrays.stream(args)
                .map(a -> a instanceof Number n ? number(n.doubleValue()) : a)
                .toArray();
        return TEXTS.get(key, said);
    }

    static BadInput missing(Part part) {
        return new BadInput("missing-field", part.name(), phrase(part.kind()));
    }

    static BadInput wrongType(String field, JsonNode node, Kind wanted) {
        return new BadInput("wrong-type", field, described(node), phrase(wanted));
    }

    static BadInput unknownField(String name, Shape shape) {
        List<String> names = shape.parts().stream().map(Part::name).toList();
        return new BadInput("unknown-field", quotable(name), String.join(", ", names), near(name, names));
    }

    static BadInput unknownWord(String field, String word, Kind.Word kind) {
        Collection<String> words = kind.constants().keySet();
        return new BadInput("unknown-word", field, quotable(word), String.join(", ", words), near(word, words));
    }

    static BadInput unknownMethod(String id, Collection<String> ids) {
        return new BadInput("unknown-method", "method", quotable(id), near(id, ids));
    }

    private static String near(String word, Collection<String> candidates) {
        return Near.of(quotable(word), candidates).map(n -> " " + TEXTS.get("near", n)).orElse("");
    }

    /// `a number above 0 and below 1`.
    static String phrase(Kind kind) {
        return switch (kind) {
            case Kind.Real k -> limited("kind.real", k.limits());
            case Kind.Whole k -> limited("kind.whole", k.limits());
            case Kind.Flag _ -> TEXTS.get("kind.flag");
            case Kind.Text _ -> TEXTS.get("kind.text");
            case Kind.Word k -> text("kind.word", String.join(", ", k.constants().keySet()));
            case Kind.Array k -> counted(k.element(), k.limits());
            case Kind.Items k -> counted(k.element(), k.limits());
            case Kind.Nested k ->
                text("kind.nested", String.join(", ", k.shape().parts().stream().map(Part::name).toList()));
            case Kind.Maybe(Kind k) -> phrase(k);
        };
    }

    private static String limited(String key, Limits limits) {
        String words = limits.words();
        return words.isEmpty() ? TEXTS.get(key) : TEXTS.get(key) + " " + words;
    }

    private static String counted(Kind element, Limits limits) {
        return limits.least() > 0
                ? text("kind.array.least", limits.least(), phrase(element))
                : text("kind.array", phrase(element));
    }

    static String joined(List<String> parts) {
        return parts.size() == 2 ? TEXTS.get("limit.both", parts.toArray()) : String.join("", parts);
    }

    /// What stands there instead, in words.
    static String described(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> text("given.text", quotable(node.stringValue()));
            case NUMBER, BOOLEAN -> quotable(node.toString());
            case NULL -> TEXTS.get("given.null");
            case ARRAY -> TEXTS.get("given.array");
            default -> TEXTS.get("given.object");
        };
    }

    /// Text from outside on one line and short enough for a sentence.
    static String quotable(String text) {
        String cut = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", " ");
    }

    private static String number(double v) {
        if (!Double.isFinite(v)) {
            return Double.toString(v);
        }
        String plain = BigDecimal.valueOf(v).stripTrailingZeros().toPlainString();
        return plain.length() <= LONGEST_PLAIN ? plain : Double.toString(v);
    }

    /// Six digits, of a number that is no count.
    private static double shortened(double v) {
        return Double.isFinite(v) ? new BigDecimal(v).round(SIX).doubleValue() : v;
    }

    private static String camel(String spelling) {
        var out = new StringBuilder();
        for (String word : spelling.split("-", -1)) {
            out.append(out.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return out.toString();
    }
}
