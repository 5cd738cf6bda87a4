package dev.winnow.calibration;

import java.util.OptionalDouble;
import java.util.function.Function;

/// One method looked at in one way.
///
/// @param method  as the table names it
/// @param nominal error promised
/// @param largest size up to which it is simulated
/// @param error   of one run, empty when the method gives no answer
record Measure<D>(String method, Kind kind, double nominal, long largest, Function<D, OptionalDouble> error) {}
