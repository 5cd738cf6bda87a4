package dev.winnow.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.data.LedgerEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerCsvTest {
    @Test
    void quotesAndDefusesFormulas() {
        var entry = new LedgerEntry("missingVariant", "No variant, \"arm\" is empty", 3, 2, List.of(4L, 9L), "=cmd()");
        assertEquals(
                "code,reason,rows,units,lines,metric\r\nmissingVariant,\"No variant, \"\"arm\"\" is empty\",3,2,4 9,'=cmd()\r\n",
                LedgerCsv.of(List.of(entry)));
    }
}
