package dev.winnow.ui.controls;

import dev.winnow.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts things on the system clipboard.
public final class Clip {
    private Clip() {}

    public static void text(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    public static void image(Image image) {
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Rows with tabs, as spreadsheets and word processors paste them.
    public static String tabbed(Plot.Table table) {
        return rows(table).stream()
                .map(r -> r.stream().map(c -> c.replaceAll("[\t\r\n]+", " ")).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// A Markdown table.
    public static String markdown(Plot.Table table) {
        var lines = new ArrayList<String>();
        for (var row : rows(table)) {
            lines.add(row.stream()
                    .map(c -> c.replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\r\n]+", " "))
                    .collect(Collectors.joining(" | ", "| ", " |")));
            if (lines.size() == 1) {
                lines.add(row.stream().map(_ -> "---").collect(Collectors.joining(" | ", "| ", " |")));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<List<String>> rows(Plot.Table table) {
        var all = new ArrayList<List<String>>();
        all.add(table.columns());
        all.addAll(table.rows());
        return all;
    }
}
