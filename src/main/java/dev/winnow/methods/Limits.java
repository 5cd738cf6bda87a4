package dev.winnow.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What numbers a component takes, and how many of them.
///
/// @param from  smallest number, or negative infinity
/// @param above number that is too small itself, or negative infinity
/// @param least fewest elements of an array
record Limits(double from, double to, double above, double below, int least, int most) {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double LARGEST = 1e75;
    private static final double SMALLEST = 1 / LARGEST;
    private static final int MOST = 1_000_000;

    /// Whole numbers that every reader of JSON takes for what they are (RFC 7493, section 2.2).
    static final Limits LONG = new Limits(-0x1p53 + 1, 0x1p53 - 1, -INFINITE, INFINITE, 0, MOST);

    static final Limits INT = new Limits(Integer.MIN_VALUE, Integer.MAX_VALUE, -INFINITE, INFINITE, 0, MOST);
    static final Limits LEVEL = new Limits(-INFINITE, INFINITE, 0, 1, 0, MOST);
    private static final Limits NONE = new Limits(-INFINITE, INFINITE, -INFINITE, INFINITE, 0, MOST);

    static Limits of(Optional<Range> range) {
        return range.map(r -> new Limits(r.from(), r.to(), r.above(), r.below(), r.least(), r.most()))
                .orElse(NONE);
    }

    /// Where nothing else is said, a number whose fourth power a double can still hold, be it huge or above 0 and tiny:
    /// squares of variances are on the way to most answers.
    Limits measurable() {
        boolean endless = to == INFINITE && below == INFINITE;
        return new Limits(
                from == -INFINITE && above == -INFINITE ? -LARGEST : endless && above == 0 ? SMALLEST : from,
                endless ? LARGEST : to,
                above,
                below,
                least,
                most);
    }

    /// Both these limits and the others.
    Limits within(Limits other) {
        return new Limits(
                Math.max(from, other.from),
                Math.min(to, other.to),
                Math.max(above, other.above),
                Math.min(below, other.below),
                least,
                most);
    }

    boolean allow(double v) {
        return v >= from && v <= to && (v > above || above == -INFINITE) && (v < below || below == INFINITE);
    }

    /// `at least 0 and below 1`; empty where any number will do. Limits that only the size of a number sets are not
    /// worth a word.
    String words() {
        List<String> parts = new ArrayList<>();
        if (above > -INFINITE && (above >= from || from == SMALLEST)) {
            parts.add(Problems.text("limit.above", above));
        } else if (from > LONG.from && from != INT.from) {
            parts.add(Problems.text("limit.from", from));
        }
        if (below <= to && below < INFINITE) {
            parts.add(Problems.text("limit.below", below));
        } else if (to < LONG.to && to != INT.to) {
            parts.add(Problems.text("limit.to", to));
        }
        return Problems.joined(parts);
    }

    /// The words for a number that broke a limit.
    String broken(double v) {
        String words = words();
        boolean tiny = v > 0 && v < SMALLEST;
        return words.isEmpty() || tiny || Math.abs(v) > LONG.to ? all() : words;
    }

    private String all() {
        List<String> parts = new ArrayList<>();
        if (above >= from && above > -INFINITE) {
            parts.add(Problems.text("limit.above", above));
        } else if (from > -INFINITE) {
            parts.add(Problems.text("limit.from", from));
        }
        if (below <= to && below < INFINITE) {
            parts.add(Problems.text("limit.below", below));
        } else if (to < INFINITE) {
            parts.add(Problems.text("limit.to", to));
        }
        return Problems.joined(parts);
    }
}
