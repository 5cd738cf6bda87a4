package dev.winnow.methods;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a number of an input record may be, or each number of an array. Ends are inclusive for `from` and `to`,
/// exclusive for `above` and `below`.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
    double from() default Double.NEGATIVE_INFINITY;

    double to() default Double.POSITIVE_INFINITY;

    double above() default Double.NEGATIVE_INFINITY;

    double below() default Double.POSITIVE_INFINITY;

    /// Fewest elements of an array or list.
    int least() default 0;

    /// Most elements of an array or list.
    int most() default 1_000_000;
}
