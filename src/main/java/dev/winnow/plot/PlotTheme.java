package dev.winnow.plot;

import dev.winnow.plot.Plot.Ink;
import java.awt.Color;

/// The colours of charts. Treatments keep their colour everywhere; the same inks differ by dash and shape too, so
/// that nothing is said by colour alone.
// The palette is a record of ints, which the checker cannot know to be immutable without its own annotation.
@SuppressWarnings("ImmutableEnumChecker")
public enum PlotTheme {
    LIGHT(0xffffff, 0x1f2328, 0x59636e, 0xe6eaef, 0x8c959e,
            new Inks(0x8c959f, 0x0969da, 0x8250df, 0x9a6700, 0x1b7c83, 0x1a7f37, 0xcf222e, 0x6e7781)),
    DARK(0x151b23, 0xe6edf3, 0x9198a1, 0x262c36, 0x6e7680,
            new Inks(0x7d8590, 0x4493f8, 0xab7df8, 0xd29922, 0x39c5cf, 0x3fb950, 0xf85149, 0x8b949e)),
    PRINT(0xffffff, 0x000000, 0x424a53, 0xdde2e7, 0x6e7680,
            new Inks(0x77818b, 0x0550ae, 0x8250df, 0x7d4e00, 0x136061, 0x116329, 0xa40e26, 0x57606a));

    private final int paper;
    private final int text;
    private final int muted;
    private final int grid;
    private final int axis;
    private final Inks inks;

    PlotTheme(int paper, int text, int muted, int grid, int axis, Inks inks) {
        this.paper = paper;
        this.text = text;
        this.muted = muted;
        this.grid = grid;
        this.axis = axis;
        this.inks = inks;
    }

    /// What charts lie on, for those who must paint it themselves; [PlotDrawing#draw] leaves it alone.
    public Color paper() {
        return new Color(paper);
    }

    Color text() {
        return new Color(text);
    }

    Color muted() {
        return new Color(muted);
    }

    Color grid() {
        return new Color(grid);
    }

    Color axis() {
        return new Color(axis);
    }

    Color ink(Ink ink) {
        return new Color(inks.of(ink));
    }

    /// Colour of words in this ink: control's grey is too pale to read.
    Color words(Ink ink) {
        return ink == Ink.CONTROL || ink == Ink.NEUTRAL ? muted() : ink(ink);
    }

    /// How strongly areas are filled, 0..255; paper needs less than a dark screen.
    int veil() {
        return this == DARK ? 70 : 48;
    }

    private record Inks(
            int control, int first, int second, int third, int fourth, int good, int bad, int neutral) {
        int of(Ink ink) {
            return switch (ink) {
                case CONTROL -> control;
                case TREATMENT_1 -> first;
                case TREATMENT_2 -> second;
                case TREATMENT_3 -> third;
                case TREATMENT_4 -> fourth;
                case GOOD -> good;
                case BAD -> bad;
                case NEUTRAL -> neutral;
            };
        }
    }
}
