package dev.winnow.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearTest {
    private static final List<String> COLUMNS = List.of("user_id", "revenue", "pre revenue", "arm");

    @Test
    void slipsAreFoundAndOtherWordsAreNot() {
        assertEquals(Optional.of("user_id"), Near.of("UserId", COLUMNS));
        assertEquals(Optional.of("revenue"), Near.of("revnue", COLUMNS));
        assertEquals(Optional.of("pre revenue"), Near.of("pre_revenues", COLUMNS));
        assertEquals(Optional.empty(), Near.of("country", COLUMNS));
        assertEquals(Optional.empty(), Near.of("x", List.of("", "y")));
    }
}
