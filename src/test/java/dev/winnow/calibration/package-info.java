/// Simulates every test and interval of the engine where the truth is known and writes down how often it errs:
/// `mvn -q -Pcalibration test-compile exec:exec` makes `resources/help/calibration.md`.
@NullMarked
package dev.winnow.calibration;

import org.jspecify.annotations.NullMarked;
