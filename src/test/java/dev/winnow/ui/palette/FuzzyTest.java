package dev.winnow.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.ui.palette.PaletteModel.Entry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {
    private static int score(String typed, String text) {
        return Fuzzy.score(typed, text).orElseThrow(() -> new AssertionError(typed + " does not fit " + text));
    }

    @ParameterizedTest
    @CsvSource({
        "exp, Export workspace, Open experiment",
        "ne, New experiment, One-page checkout",
        "theme dark, Theme: dark, Theme: light dark age of a very long name",
        "check, Check workspace, One-page checkout"
    })
    void whatStartsWordsWins(String typed, String better, String worse) {
        assertTrue(Fuzzy.score(typed, better).orElse(-999) > Fuzzy.score(typed, worse).orElse(-999));
    }

    @Test
    void lettersMustComeInOrder() {
        assertTrue(Fuzzy.score("zx", "New experiment").isEmpty());
        assertTrue(Fuzzy.score("tnemirepxe", "New experiment").isEmpty());
        assertTrue(score("nwexp", "New experiment") < score("new exp", "New experiment"));
    }

    @Test
    void wordsMayComeInAnyOrder() {
        assertTrue(Fuzzy.score("experiment new", "New experiment").isPresent());
    }

    private static Entry entry(String id, String text) {
        return new Entry(id, "File", text, "", Optional.empty(), () -> {});
    }

    @Test
    void withNothingTypedTheRecentComeFirst() {
        var model = new PaletteModel(List.of(entry("a", "Alpha"), entry("b", "Beta"), entry("c", "Gamma")), List.of("c", "gone"));
        assertEquals(List.of("c", "a", "b"), model.matching(" ").stream().map(Entry::id).toList());
    }

    @Test
    void theGroupCanBeTypedToo() {
        var model = new PaletteModel(List.of(entry("a", "Alpha"), entry("b", "Beta")), List.of());
        assertEquals(List.of("b"), model.matching("file bet").stream().map(Entry::id).toList());
        assertEquals(List.of(), model.matching("qqq"));
    }
}
