package dev.winnow.ui.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.ui.readout.EffectRow.Presence;
import dev.winnow.ui.readout.EffectRow.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectRowsTest {
    @Test
    void groupsStandInTheOrderOfWhatDecides() {
        List<EffectRow.Group> groups = EffectRows.of(SampleReadouts.ship(), Basis.RELATIVE);
        assertEquals(List.of("PRIMARY", "SECONDARY", "GUARDRAILS"), groups.stream().map(EffectRow.Group::title).toList());
        assertEquals(List.of(1, 2, 2), groups.stream().map(g -> g.rows().size()).toList());
    }

    @Test
    void colourIsForDecisiveChangesOnly() {
        List<EffectRow> rows = rows(Basis.RELATIVE);
        assertEquals(
                List.of(Tone.GOOD, Tone.NEUTRAL, Tone.GOOD, Tone.NEUTRAL, Tone.BAD), rows.stream().map(EffectRow::tone).toList());
    }

    @Test
    void allRelativeIntervalsShareOneScaleAndHaveTheirThreshold() {
        List<EffectRow> rows = rows(Basis.RELATIVE);
        assertEquals(1, rows.stream().map(r -> r.band().orElseThrow().scale()).distinct().count());
        assertEquals(List.of(0.01), rows.getFirst().band().orElseThrow().ticks());
        assertEquals(List.of(0.03), rows.get(3).band().orElseThrow().ticks(), "a guardrail that may not rise");
        var scale = rows.getFirst().band().orElseThrow().scale();
        assertTrue(scale.from() < -0.07 && scale.to() > 0.1);
    }

    @Test
    void absoluteRowsHaveTheirOwnScale() {
        List<EffectRow> rows = rows(Basis.ABSOLUTE);
        assertEquals(rows.size(), rows.stream().map(r -> r.band().orElseThrow().scale()).distinct().count());
        assertTrue(rows.getFirst().change().value().endsWith(" pp"), rows.getFirst().change().value());
        assertTrue(rows.get(1).change().value().endsWith(" EUR"));
    }

    @Test
    void anAbsentFigureSaysWhy() {
        EffectRow.Cell cell = rows(Basis.RELATIVE).get(2).adjusted();
        assertEquals(Presence.ABSENT, cell.presence());
        assertEquals("CUPED does not apply to a quantile.", cell.tip());
        assertFalse(cell.value().isBlank());
    }

    @Test
    void everyTreatmentHasItsRowAndTheNameStandsOnce() {
        List<EffectRow> rows = EffectRows.of(SampleReadouts.many(), Basis.RELATIVE).getFirst().rows();
        assertEquals(List.of("Checkout conversion", "", ""), rows.stream().map(EffectRow::name).toList());
        assertTrue(rows.get(1).detail().startsWith("C against control"));
    }

    private static List<EffectRow> rows(Basis basis) {
        return EffectRows.of(SampleReadouts.ship(), basis).stream().flatMap(g -> g.rows().stream()).toList();
    }
}
