package dev.winnow.stats.regression;

import java.util.Arrays;

/// Which units got the treatment, and the column z of 0 and 1 that stands for it in a regression.
public final class Assignment {
    private final double[] column;
    private final int treated;

    private Assignment(double[] column, int treated) {
        this.column = column;
        this.treated = treated;
    }

    /// From one number a unit.
    ///
    /// @param arms 1 for treatment, 0 for control
    /// @throws IllegalArgumentException for any other number
    public static Assignment of(double... arms) {
        int treated = 0;
        for (double arm : arms) {
            if (arm != 0 && arm != 1) {
                throw new IllegalArgumentException("arm=%s is neither 0 nor 1".formatted(arm));
            }
            treated += (int) arm;
        }
        return new Assignment(arms.clone(), treated);
    }

    /// From one whole number a unit.
    ///
    /// @param arms 1 for treatment, 0 for control
    /// @throws IllegalArgumentException for any other number
    public static Assignment of(int... arms) {
        return of(Arrays.stream(arms).asDoubleStream().toArray());
    }

    /// Number of units.
    public int units() {
        return column.length;
    }

    /// Units in the treatment arm.
    public int treated() {
        return treated;
    }

    /// Units in the smaller arm.
    public int smaller() {
        return Math.min(treated, column.length - treated);
    }

    /// One number a unit: 1 for treatment, 0 for control.
    public double[] column() {
        return column.clone();
    }

    /// The values of the treatment arm, in their order.
    ///
    /// @param values one a unit
    /// @throws IllegalArgumentException if there are more or fewer values than units
    public double[] ofTreated(double... values) {
        return arm(values, 1, treated());
    }

    /// The values of the control arm, in their order.
    ///
    /// @param values one a unit
    /// @throws IllegalArgumentException if there are more or fewer values than units
    public double[] ofControls(double... values) {
        return arm(values, 0, column.length - treated);
    }

    private double[] arm(double[] values, double which, int size) {
        if (values.length != column.length) {
            throw new IllegalArgumentException("%d values for %d units".formatted(values.length, column.length));
        }
        double[] out = new double[size];
        int at = 0;
        for (int i = 0; i < column.length; i++) {
            if (column[i] == which) {
                out[at++] = values[i];
            }
        }
        return out;
    }
}
