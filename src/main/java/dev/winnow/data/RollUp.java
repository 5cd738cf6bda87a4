package dev.winnow.data;

import java.util.List;

/// Everything that inference starts from.
///
/// @param cells  over all units by variant and day, and again per segment value by variant (without day)
/// @param ledger rows and units not used
/// @param rows   rows read
/// @param units  units used
public record RollUp(List<Cell> cells, List<LedgerEntry> ledger, long rows, long units) {
    public RollUp {
        cells = List.copyOf(cells);
        ledger = List.copyOf(ledger);
    }
}
