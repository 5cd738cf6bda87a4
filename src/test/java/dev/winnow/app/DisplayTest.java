package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, '', DISPLAY, :0, true",
        "Linux, '', DISPLAY, '', false",
        "Linux, '', WAYLAND_DISPLAY, wayland-0, false",
        "Linux, '', OTHER, x, false",
        "Linux, Headless, OTHER, x, true",
        "Mac OS X, '', OTHER, x, true",
        "Windows 11, '', OTHER, x, true"
    })
    void isAskedOfTheEnvironment(String system, String platform, String name, String value, boolean there) {
        assertEquals(there, Display.available(system, platform, Map.of(name, value)));
    }
}
