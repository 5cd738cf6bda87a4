package dev.winnow.calibration;

import java.util.SortedMap;

/// One line of a table.
///
/// @param nominal error promised
/// @param cells   by size
record Row(Family family, String method, Kind kind, String data, double nominal, SortedMap<Long, Tally> cells) {
    Verdict verdict(long n) {
        Tally t = cells.get(n);
        return t == null ? Verdict.NO_ANSWER : Verdict.of(t, kind, nominal);
    }
}
