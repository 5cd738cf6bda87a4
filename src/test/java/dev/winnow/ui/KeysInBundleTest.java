package dev.winnow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.text.Texts;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every key that the frame asks for is in its bundle.
class KeysInBundleTest {
    private static final Pattern ASKED = Pattern.compile("TEXT\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern ACTION = Pattern.compile("\\badd\\(\"([^\"]+)\"\\s*,");
    private static final Pattern CHANGE = Pattern.compile("\\bchange\\(\"([^\"]+)\"\\s*,");
    private static final Texts TEXT = Texts.of("shell");

    private static String sources() throws Exception {
        var all = new StringBuilder();
        Path ui = Path.of("src/main/java/dev/winnow/ui");
        for (String room : List.of("", "shell", "controls", "start", "palette", "settings", "tour")) {
            try (Stream<Path> files = Files.list(ui.resolve(room))) {
                for (Path f : files.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
                    all.append(Files.readString(f));
                }
            }
        }
        return all.toString();
    }

    @Test
    void everyKeyIsThere() throws Exception {
        String code = sources();
        var missing = new TreeSet<String>();
        int[] seen = {0};
        ASKED.matcher(code).results().map(m -> m.group(1)).forEach(k -> {
            seen[0]++;
            add(missing, k);
        });
        ACTION.matcher(code).results().map(m -> "action." + m.group(1)).filter(k -> !k.endsWith(".")).forEach(k -> add(missing, k));
        CHANGE.matcher(code).results().forEach(m -> {
            add(missing, "task." + m.group(1));
            add(missing, "failed." + m.group(1));
        });
        assertTrue(seen[0] > 80, "the pattern finds the keys");
        assertEquals(List.of(), List.copyOf(missing));
    }

    @Test
    void everyConstantHasItsWord() {
        var missing = new TreeSet<String>();
        Stream.of(Tab.values()).forEach(t -> add(missing, "tab." + word(t)));
        Stream.of(Action.Menu.values()).forEach(m -> add(missing, "menu." + word(m)));
        Stream.of(ThemeChoice.values()).forEach(t -> {
            add(missing, "action.theme." + word(t));
            add(missing, "settings.theme." + word(t));
        });
        Stream.of(Lifecycle.Action.values()).forEach(a -> {
            add(missing, "action.life." + word(a));
            add(missing, "moved." + word(a));
        });
        Stream.of(Conclusion.Outcome.values()).forEach(o -> add(missing, "remark." + word(o)));
        Stream.of(FxTaskRunner.Ending.values()).forEach(e -> add(missing, "tasks." + word(e)));
        assertEquals(List.of(), List.copyOf(missing));
    }

    private static void add(Set<String> missing, String key) {
        if (!TEXT.has(key)) {
            missing.add(key);
        }
    }

    private static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }
}
