package dev.winnow.plot;

import java.util.List;
import java.util.Optional;

/// A chart as values: what the window, the PDF, the HTML and the workbook draw alike.
///
/// @param title       a few words
/// @param description one sentence with the finding, read by screen readers and printed below the picture
/// @param marks       drawn in order, first at the bottom
public record Plot(String title, String description, Axis x, Axis y, List<Mark> marks) {
    public Plot {
        marks = List.copyOf(marks);
    }

    /// How numbers of an axis are written.
    public enum Scale {
        NUMBER,
        COUNT,
        /// Fractions written as percent.
        PERCENT,
        /// Fractions written as percent with their sign.
        SIGNED_PERCENT,
        /// Days since 1970-01-01, written as dates.
        DAY,
        /// Positions 0, 1, 2, ... written as the axis' categories, first on top (y) or left (x).
        CATEGORY
    }

    /// @param label      may be empty
    /// @param categories only for [Scale#CATEGORY]
    /// @param low        fixed lower end; absent to fit
    /// @param high       fixed upper end; absent to fit
    public record Axis(
            String label, Scale scale, List<String> categories, Optional<Double> low, Optional<Double> high) {
        public Axis {
            categories = List.copyOf(categories);
        }

        public static Axis of(String label, Scale scale) {
            return new Axis(label, scale, List.of(), Optional.empty(), Optional.empty());
        }

        public static Axis categories(List<String> names) {
            return new Axis("", Scale.CATEGORY, names, Optional.empty(), Optional.empty());
        }
    }

    /// Which colour of the theme; never a colour itself.
    public enum Ink {
        CONTROL,
        TREATMENT_1,
        TREATMENT_2,
        TREATMENT_3,
        TREATMENT_4,
        GOOD,
        BAD,
        NEUTRAL
    }

    /// A point of a curve.
    public record Point(double x, double y) {}

    /// Something drawn on the axes.
    public sealed interface Mark {
        /// Joined points, labelled at the last one.
        record Line(String label, Ink ink, List<Point> points) implements Mark {}

        /// The band between two curves over the same x.
        record Ribbon(String label, Ink ink, List<Point> low, List<Point> high) implements Mark {}

        /// A horizontal interval with its estimate, at position y.
        record Interval(String label, Ink ink, double y, double low, double estimate, double high) implements Mark {}

        /// A filled curve above 0.
        record Density(String label, Ink ink, List<Point> points) implements Mark {}

        /// A short mark on one row: a margin or the smallest effect that counts there.
        record Threshold(String label, double y, double at) implements Mark {}

        /// A line across the whole plot.
        record Reference(String label, boolean vertical, double at, boolean dashed) implements Mark {}
    }

    /// The numbers behind the picture, for those who cannot or will not look at it.
    ///
    /// @param rows text as it is shown
    public record Table(List<String> columns, List<List<String>> rows) {}
}
