package dev.winnow.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words must be readable on every ground they stand on: WCAG 2.2, 1.4.3 (4.5 to 1), and 1.4.11 for edges (3 to 1).
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("(-w-[a-z-]+): (#[0-9a-f]{6})\\b");

    private static String sheet() throws Exception {
        try (InputStream in = Objects.requireNonNull(ContrastTest.class.getResourceAsStream("/css/winnow.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Color> tokens(String selector) throws Exception {
        String css = sheet();
        int from = css.indexOf(selector + " {");
        var found = new TreeMap<String, Color>();
        TOKEN.matcher(css.substring(from, css.indexOf('}', from)))
                .results()
                .forEach(m -> found.put(m.group(1), Color.web(m.group(2))));
        return found;
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double contrast(Color a, Color b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "-w-fg, -w-bg", "-w-fg, -w-panel", "-w-fg, -w-selection", "-w-fg, -w-hover",
        "-w-muted, -w-bg", "-w-muted, -w-panel", "-w-muted, -w-line-soft", "-w-muted, -w-selection", "-w-muted, -w-hover",
        "-w-faint, -w-bg", "-w-faint, -w-panel", "-w-faint, -w-selection", "-w-faint, -w-hover",
        "-w-accent, -w-panel", "-w-accent, -w-bg", "-w-accent, -w-selection", "-w-on-accent, -w-accent",
        "-w-good, -w-panel", "-w-good, -w-good-bg", "-w-bad, -w-panel", "-w-bad, -w-bad-bg",
        "-w-warn, -w-panel", "-w-warn, -w-warn-bg"
    })
    void wordsCanBeRead(String words, String ground) throws Exception {
        for (String theme : new String[] {".root", ".root.dark"}) {
            Map<String, Color> t = tokens(theme);
            double ratio = contrast(colour(t, words), colour(t, ground));
            assertTrue(ratio >= 4.5, () -> "%s: %s on %s is %.2f".formatted(theme, words, ground, ratio));
        }
    }

    private static Color colour(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    @ParameterizedTest
    @CsvSource({"-w-accent, -w-panel", "-w-accent, -w-bg", "-w-control, -w-panel", "-w-b, -w-panel", "-w-c, -w-panel"})
    void edgesCanBeSeen(String edge, String ground) throws Exception {
        for (String theme : new String[] {".root", ".root.dark"}) {
            Map<String, Color> t = tokens(theme);
            double ratio = contrast(colour(t, edge), colour(t, ground));
            assertTrue(ratio >= 3, () -> "%s: %s on %s is %.2f".formatted(theme, edge, ground, ratio));
        }
    }

    @Test
    void darkHasEveryToken() throws Exception {
        var light = tokens(".root").keySet().stream().filter(k -> !k.equals("-w-shadow")).toList();
        assertEquals(light, tokens(".root.dark").keySet().stream().toList());
    }
}
