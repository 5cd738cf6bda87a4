package dev.winnow.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person chose, and where they left the window; kept beside the workspaces, not in them.
///
/// @param theme    light, dark or as the system has it
/// @param fontSize in pixels, 11 to 18
/// @param place    the window as it was left
/// @param recents  workspaces, newest first, at most 12
/// @param commands ids of palette entries, newest first, at most 8
public record Choices(
        ThemeChoice theme, int fontSize, Optional<Place> place, List<Recent> recents, List<String> commands) {
    static final int SMALLEST = 11;
    static final int LARGEST = 18;
    static final int USUAL = 13;

    public Choices {
        fontSize = Math.clamp(fontSize, SMALLEST, LARGEST);
        recents = List.copyOf(recents.subList(0, Math.min(12, recents.size())));
        commands = List.copyOf(commands.subList(0, Math.min(8, commands.size())));
    }

    /// Which colours.
    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// The window's bounds in screen pixels.
    public record Place(double x, double y, double width, double height, boolean maximized) {}

    /// A workspace that was open once.
    ///
    /// @param opened ISO instant of the last time
    public record Recent(String folder, String name, String opened) {}

    public static Choices usual() {
        return new Choices(ThemeChoice.SYSTEM, USUAL, Optional.empty(), List.of(), List.of());
    }

    public Choices withTheme(ThemeChoice t) {
        return new Choices(t, fontSize, place, recents, commands);
    }

    public Choices withFontSize(int s) {
        return new Choices(theme, s, place, recents, commands);
    }

    public Choices withPlace(Place p) {
        return new Choices(theme, fontSize, Optional.of(p), recents, commands);
    }

    /// With `recent` as the newest.
    public Choices opened(Recent recent) {
        var all = new ArrayList<>(without(recent.folder()).recents);
        all.addFirst(recent);
        return new Choices(theme, fontSize, place, all, commands);
    }

    /// Forgets a workspace; its folder stays.
    public Choices without(String folder) {
        return new Choices(theme, fontSize, place,
                recents.stream().filter(r -> !r.folder().equals(folder)).toList(), commands);
    }

    /// With the command as the newest.
    public Choices used(String command) {
        var all = new ArrayList<>(commands);
        all.remove(command);
        all.addFirst(command);
        return new Choices(theme, fontSize, place, recents, all);
    }
}
