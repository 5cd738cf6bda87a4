package dev.winnow.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.data.Crossovers;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.ui.imports.ColumnUse.Part;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingEditTest {
    private static final Mapping MAPPING = new Mapping(
            Layout.UNITS, Optional.of("id"), "arm", Optional.empty(), Optional.empty(), List.of(MetricSource.of("paid", "paid")),
            List.of("device"), Crossovers.EXCLUDE, ZoneOffset.UTC);

    @Test
    void saysWhatEachColumnIsFor() {
        assertEquals(List.of(ColumnUse.of(Part.UNIT)), MappingEdit.uses(MAPPING, "id"));
        assertEquals(List.of(ColumnUse.of(Part.VARIANT)), MappingEdit.uses(MAPPING, "arm"));
        assertEquals(List.of(new ColumnUse(Part.OUTCOME, "paid")), MappingEdit.uses(MAPPING, "paid"));
        assertEquals(List.of(ColumnUse.of(Part.SEGMENT)), MappingEdit.uses(MAPPING, "device"));
        assertEquals(List.of(ColumnUse.of(Part.IGNORE)), MappingEdit.uses(MAPPING, "other"));
    }

    @Test
    void aColumnHasOneUseAfterItWasGivenOne() {
        Mapping m = MappingEdit.assign(MAPPING, "device", ColumnUse.of(Part.TIME));
        assertEquals(Optional.of("device"), m.time());
        assertEquals(List.of(), m.segments());
    }

    @Test
    void thePlaceOfTheVariantCanBeTakenAndLeft() {
        assertEquals("group", MappingEdit.assign(MAPPING, "group", ColumnUse.of(Part.VARIANT)).variant());
        assertEquals("", MappingEdit.assign(MAPPING, "arm", ColumnUse.of(Part.IGNORE)).variant());
    }

    @Test
    void aPrePeriodColumnJoinsItsMetric() {
        Mapping m = MappingEdit.assign(MAPPING, "before", new ColumnUse(Part.COVARIATE, "paid"));
        assertEquals(Optional.of("before"), m.metrics().getFirst().covariate());
        Mapping moved = MappingEdit.assign(m, "amount", new ColumnUse(Part.OUTCOME, "paid"));
        assertEquals("amount", moved.metrics().getFirst().column());
        assertEquals(Optional.of("before"), moved.metrics().getFirst().covariate(), "kept when the outcome moves");
    }
}
