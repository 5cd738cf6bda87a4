package dev.winnow.report;

import dev.winnow.report.Cell.Style;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The looks of a workbook's cells, made once each.
final class XlsxStyles {
    private final XSSFWorkbook workbook;
    private final Map<Style, CellStyle> figures = new EnumMap<>(Style.class);
    private final CellStyle text;
    private final CellStyle wrapped;
    private final CellStyle muted;
    private final CellStyle strong;
    private final CellStyle title;
    private final CellStyle words;
    private final CellStyle numbers;

    XlsxStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFFont plain = font(11, IndexedColors.AUTOMATIC);
        XSSFFont bold = font(11, IndexedColors.AUTOMATIC);
        bold.setBold(true);
        XSSFFont large = font(15, IndexedColors.AUTOMATIC);
        large.setBold(true);
        text = style(plain);
        wrapped = style(plain);
        wrapped.setWrapText(true);
        muted = style(font(10, IndexedColors.GREY_50_PERCENT));
        strong = style(bold);
        title = style(large);
        words = head(bold, HorizontalAlignment.LEFT);
        numbers = head(bold, HorizontalAlignment.RIGHT);
        for (Style s : Style.values()) {
            XSSFCellStyle made = style(plain);
            made.setDataFormat(workbook.createDataFormat().getFormat(switch (s) {
                case VALUE -> "#,##0.######";
                case SIGNED_VALUE -> "+#,##0.######;-#,##0.######;0";
                case COUNT -> "#,##0";
                case PERCENT -> "0.00%";
                case SIGNED_PERCENT -> "+0.00%;-0.00%;0.00%";
                case P -> "[<0.0001]0.0E+00;0.0000";
            }));
            figures.put(s, made);
        }
    }

    private XSSFFont font(int points, IndexedColors colour) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) points);
        if (colour != IndexedColors.AUTOMATIC) {
            font.setColor(colour.getIndex());
        }
        return font;
    }

    private XSSFCellStyle style(XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private XSSFCellStyle head(XSSFFont font, HorizontalAlignment alignment) {
        XSSFCellStyle style = style(font);
        style.setAlignment(alignment);
        style.setWrapText(true);
        style.setBorderBottom(BorderStyle.THIN);
        return style;
    }

    CellStyle figure(Style style) {
        return figures.getOrDefault(style, text);
    }

    CellStyle text() {
        return text;
    }

    CellStyle wrapped() {
        return wrapped;
    }

    CellStyle muted() {
        return muted;
    }

    CellStyle strong() {
        return strong;
    }

    CellStyle title() {
        return title;
    }

    CellStyle head(Block.Kind kind) {
        return kind == Block.Kind.WORDS ? words : numbers;
    }

    /// The same look for text that a spreadsheet would otherwise take for a formula when it is edited.
    CellStyle quoted(CellStyle style) {
        XSSFCellStyle quoted = workbook.createCellStyle();
        quoted.cloneStyleFrom(style);
        quoted.setQuotePrefixed(true);
        return quoted;
    }
}
