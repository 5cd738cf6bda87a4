package dev.winnow.report;

import dev.winnow.plot.PlotDrawing;
import dev.winnow.plot.PlotTheme;
import dev.winnow.report.Block.Column;
import dev.winnow.report.Block.Kind;
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// One section as one sheet: its first table on top with a frozen header and a filter, the rest below.
final class XlsxSheet {
    private static final int ROW_PIXELS = 20;
    private static final int NARROW = 9;
    private static final int WIDE = 46;
    private static final int LONGEST = 32_000;
    /// Pictures up to this height are twice as fine as the screen; long ones would only make the file large.
    private static final int SHARP = 400;

    private final Texts texts = Texts.of("report");
    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final XlsxStyles styles;
    private final List<Integer> widths = new ArrayList<>();
    private int next;
    private boolean filtered;

    XlsxSheet(XSSFWorkbook workbook, XSSFSheet sheet, XlsxStyles styles) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.styles = styles;
    }

    void title(String title) {
        large(title);
        next++;
    }

    void fill(Section section) {
        var blocks = new ArrayList<>(section.blocks());
        boolean facts = blocks.stream().anyMatch(Block.Facts.class::isInstance);
        blocks.stream().filter(Block.Table.class::isInstance).findFirst().ifPresent(table -> {
            blocks.remove(table);
            blocks.addFirst(table);
        });
        blocks.forEach(this::block);
        if (facts) {
            widths.clear();
            widths.add(64);
            widths.add(90);
        }
        for (int i = 0; i < widths.size(); i++) {
            sheet.setColumnWidth(i, Math.min(facts ? 92 : WIDE, Math.max(NARROW, widths.get(i) + 2)) * 256);
        }
        sheet.getFooter().setLeft("&A");
        sheet.getFooter().setRight("&P / &N");
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize((short) 9);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading b -> {
                next++;
                line(b.text(), styles.strong());
            }
            case Block.Paragraph b -> line(b.text(), b.tone() == Tone.MUTED ? styles.muted() : styles.text());
            case Block.Note b -> line(b.text(), styles.text());
            case Block.Bullets b -> b.items().forEach(i -> line(i, styles.text()));
            case Block.Formula b -> b.lines().forEach(l -> line(l, styles.text()));
            case Block.Verdict b -> {
                large(b.headline());
                line(b.sentence(), styles.text());
                b.reasons().forEach(r -> line(r, styles.text()));
                if (!b.wouldChange().isBlank()) {
                    line(b.wouldChange(), styles.muted());
                }
                next++;
            }
            case Block.KeyFigures b -> {
                b.figures().forEach(this::key);
                next++;
            }
            case Block.Facts b -> b.facts().forEach(f -> pair(f.name(), f.value()));
            case Block.Table b -> table(b);
            case Block.Chart b -> chart(b);
            case Block.PageBreak _ -> next++;
        }
    }

    private void large(String text) {
        Row row = sheet.createRow(next++);
        row.setHeightInPoints(24);
        words(row, 0, text, styles.title());
    }

    private void line(String text, CellStyle style) {
        words(sheet.createRow(next++), 0, text, style);
    }

    private void pair(String name, String value) {
        Row row = sheet.createRow(next++);
        words(row, 0, name, styles.muted());
        words(row, 1, value, styles.wrapped());
    }

    private void key(Block.KeyFigure key) {
        Row row = sheet.createRow(next++);
        words(row, 0, key.label(), styles.muted());
        figure(row, 1, key.figure().value(), key.figure().style());
        row.getCell(1).setCellStyle(styles.left(row.getCell(1).getCellStyle()));
    }

    private void table(Block.Table table) {
        boolean small = table.rows().stream().anyMatch(r -> r instanceof Block.Row.Cells c && hasSmallWords(c));
        var heads = new ArrayList<Column>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column c = table.columns().get(i);
            heads.add(c);
            if (c.kind() == Kind.ESTIMATE) {
                heads.add(Column.figure(c.title() + " " + texts.get("column.low"), 1));
                heads.add(Column.figure(c.title() + " " + texts.get("column.high"), 1));
            }
        }
        if (small) {
            heads.add(Column.words(texts.get("column.note"), 1));
        }
        boolean groups = table.rows().stream().anyMatch(Block.Row.Group.class::isInstance);
        if (groups) {
            heads.add(Column.words(texts.get("column.role"), 1));
        }
        int first = next;
        Row head = sheet.createRow(next++);
        for (int i = 0; i < heads.size(); i++) {
            words(head, i, heads.get(i).title(), styles.head(heads.get(i).kind()));
            widen(i, heads.get(i).title().length() + 2);
        }
        String group = "";
        for (Block.Row row : table.rows()) {
            switch (row) {
                case Block.Row.Group g -> group = g.title();
                case Block.Row.Cells c -> cells(c, table.columns(), heads.size(), small, groups ? group : "");
            }
        }
        if (!filtered) {
            filtered = true;
            sheet.createFreezePane(1, first + 1);
            sheet.setAutoFilter(new CellRangeAddress(first, Math.max(first, next - 1), 0, heads.size() - 1));
            sheet.setRepeatingRows(new CellRangeAddress(first, first, -1, -1));
        }
        next++;
    }

    private static boolean hasSmallWords(Block.Row.Cells row) {
        return row.cells().stream().anyMatch(c -> !note(c).isEmpty());
    }

    private static String note(Cell cell) {
        return switch (cell) {
            case Cell.Words c -> c.small();
            case Cell.Missing c -> c.reason();
            case Cell.Quantity c -> c.style() == Cell.Style.PROBABILITY ? c.small() : "";
            case Cell.Estimate _ -> "";
        };
    }

    /// Groups become a last column, so that the table stays one that can be sorted and filtered.
    private void cells(Block.Row.Cells line, List<Column> kinds, int columns, boolean small, String group) {
        Row row = sheet.createRow(next++);
        int at = 0;
        var notes = new ArrayList<String>();
        for (int i = 0; i < line.cells().size(); i++) {
            Cell cell = line.cells().get(i);
            if (!note(cell).isEmpty()) {
                notes.add(note(cell));
            }
            switch (cell) {
                case Cell.Words c -> measured(row, at++, c.text(), styles.text());
                case Cell.Quantity c -> figure(row, at++, c.value(), c.style());
                case Cell.Estimate c -> {
                    figure(row, at++, c.estimate(), c.style());
                    figure(row, at++, c.low(), c.style());
                    figure(row, at++, c.high(), c.style());
                }
                case Cell.Missing _ -> at += kinds.get(i).kind() == Kind.ESTIMATE ? 3 : 1;
            }
        }
        if (small) {
            measured(row, columns - (group.isEmpty() ? 1 : 2), String.join("; ", notes), styles.muted());
        }
        if (!group.isEmpty()) {
            measured(row, columns - 1, group, styles.text());
        }
    }

    private void words(Row row, int column, String text, CellStyle style) {
        if (text.isEmpty()) {
            return;
        }
        String clean = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var cell = row.createCell(column);
        cell.setCellValue(clean);
        cell.setCellStyle(Guard.startsFormula(clean) ? styles.quoted(style) : style);
    }

    private void measured(Row row, int column, String text, CellStyle style) {
        words(row, column, text, style);
        widen(column, text.length());
    }

    private void figure(Row row, int column, double value, Cell.Style style) {
        var cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(styles.figure(style, value));
        widen(column, 11);
    }

    private void widen(int column, int characters) {
        while (widths.size() <= column) {
            widths.add(NARROW);
        }
        widths.set(column, Math.max(widths.get(column), Math.min(WIDE, characters)));
    }

    private void chart(Block.Chart chart) {
        next++;
        line(chart.plot().title(), styles.strong());
        double scale = chart.height() <= SHARP ? 2 : 1.5;
        byte[] png = PlotDrawing.png(chart.plot(), chart.width(), chart.height(), scale, PlotTheme.PRINT);
        int picture = workbook.addPicture(png, XSSFWorkbook.PICTURE_TYPE_PNG);
        int rows = (chart.height() + ROW_PIXELS - 1) / ROW_PIXELS;
        int column = 0;
        int left = chart.width();
        while (left > pixels(column)) {
            left -= pixels(column++);
        }
        var anchor = new XSSFClientAnchor(
                0, 0, Units.pixelToEMU(left), Units.pixelToEMU(chart.height() % ROW_PIXELS), 0, next, column,
                next + chart.height() / ROW_PIXELS);
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        sheet.createDrawingPatriarch().createPicture(anchor, picture);
        next += rows + 1;
        line(chart.plot().description(), styles.muted());
    }

    /// Width that the column will have: 7 pixels a character and 5 around.
    private int pixels(int column) {
        int characters = column < widths.size() ? Math.min(WIDE, Math.max(NARROW, widths.get(column) + 2)) : 8;
        return characters * 7 + 5;
    }
}
