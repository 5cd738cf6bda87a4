package dev.winnow.cli;

import dev.winnow.task.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/// Progress on standard error: one line that is rewritten on a terminal, plain lines elsewhere.
final class ConsoleProgress implements Progress, AutoCloseable {
    /// How lines are shown.
    enum Style {
        /// One line, rewritten.
        TERMINAL,
        /// A line when the work changes, and at each tenth.
        PLAIN,
        SILENT
    }

    private static final long REDRAW_NANOS = 100_000_000;
    private static final int WIDTH = 78;

    private final PrintWriter err;
    private final Style style;
    private final Interrupt interrupt;
    private String last = "";
    private int tenth = -1;
    private long drawn;
    private boolean dirty;

    ConsoleProgress(PrintWriter err, Style style, Interrupt interrupt) {
        this.err = err;
        this.style = style;
        this.interrupt = interrupt;
    }

    @Override
    public synchronized void at(double fraction, String what) {
        switch (style) {
            case SILENT -> {}
            case TERMINAL -> redraw(fraction, what);
            case PLAIN -> line(fraction, what);
        }
    }

    private void redraw(double fraction, String what) {
        long now = System.nanoTime();
        if (what.equals(last) && now - drawn < REDRAW_NANOS && fraction < 1) {
            return;
        }
        last = what;
        drawn = now;
        String text = said(fraction, what);
        String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
        err.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
        err.flush();
        dirty = true;
    }

    private void line(double fraction, String what) {
        int now = fraction >= 0 ? (int) Math.floor(fraction * 10) : -1;
        if (what.equals(last) && now <= tenth) {
            return;
        }
        last = what;
        tenth = now;
        err.println(said(fraction, what));
        err.flush();
    }

    private static String said(double fraction, String what) {
        return fraction >= 0 ? String.format(Locale.ROOT, "%3.0f %%  %s", 100 * Math.min(1, fraction), what) : what;
    }

    @Override
    public void check() {
        interrupt.check();
    }

    @Override
    public Registration onCancel(Runnable action) {
        interrupt.add(action);
        return () -> interrupt.remove(action);
    }

    @Override
    public void close() {
        clear();
    }

    /// Clears the line, so that what follows starts on a clean one.
    synchronized void clear() {
        if (dirty) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
            dirty = false;
        }
    }
}
