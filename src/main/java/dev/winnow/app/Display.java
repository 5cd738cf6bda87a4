package dev.winnow.app;

import java.util.Locale;
import java.util.Map;

/// Whether windows can be shown here; asks no toolkit, so it costs nothing and cannot fail.
///
/// On Linux the toolkit needs an X display, its own or that of a Wayland session.
public final class Display {
    private Display() {}

    public static boolean available() {
        return available(
                System.getProperty("os.name", ""), System.getProperty("glass.platform", ""), System.getenv());
    }

    static boolean available(String system, String platform, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        return os.contains("mac")
                || os.contains("win")
                || "headless".equals(platform.toLowerCase(Locale.ROOT))
                || set(environment, "DISPLAY");
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
