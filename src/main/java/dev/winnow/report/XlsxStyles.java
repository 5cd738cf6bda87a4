package dev.winnow.report;

import dev.winnow.report.Cell.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
    private static final List<String> DECIMALS =
            List.of("#,##0", "#,##0.00", "#,##0.0000", "0.000000", "0.000E+00");

    private final XSSFWorkbook workbook;
    private final Map<Style, CellStyle> figures = new EnumMap<>(Style.class);
    private final List<CellStyle> values = new ArrayList<>();
    private final List<CellStyle> signedValues = new ArrayList<>();
    private final Map<Short, CellStyle> atLeft = new HashMap<>();
    private final Map<Short, CellStyle> quoted = new HashMap<>();
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
                case VALUE, SIGNED_VALUE -> "General";
                case COUNT -> "#,##0";
                case PERCENT -> "0.00%";
                case SIGNED_PERCENT -> "+0.00%;-0.00%;0.00%";
                case P -> "[<0.0001]0.0E+00;0.0000";
                case PROBABILITY -> "[>0.9995]0.000000000;[<0.0005]0.0E+00;0.000";
            }));
            figures.put(s, made);
        }
        for (String decimals : DECIMALS) {
            XSSFCellStyle value = style(plain);
            value.setDataFormat(workbook.createDataFormat().getFormat(decimals));
            values.add(value);
            XSSFCellStyle signed = style(plain);
            signed.setDataFormat(workbook.createDataFormat().getFormat("+" + decimals + ";-" + decimals + ";0"));
            signedValues.add(signed);
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

    /// Values get as many decimals as their size asks for; whole ones none.
    CellStyle figure(Style style, double value) {
        return switch (style) {
            case VALUE -> values.get(decimals(value));
            case SIGNED_VALUE -> signedValues.get(decimals(value));
            case COUNT, PERCENT, SIGNED_PERCENT, P, PROBABILITY -> figures.getOrDefault(style, text);
        };
    }

    private static int decimals(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value)) {
            return 0;
        }
        return size >= 1000 ? 1 : size >= 1 ? 2 : size >= 0.001 ? 3 : 4;
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

    /// The same look at the left, beside words.
    CellStyle left(CellStyle style) {
        return atLeft.computeIfAbsent(style.getIndex(), _ -> {
            XSSFCellStyle left = copy(style);
            left.setAlignment(HorizontalAlignment.LEFT);
            return left;
        });
    }

    /// The same look for text that a spreadsheet would otherwise take for a formula when it is edited.
    CellStyle quoted(CellStyle style) {
        return quoted.computeIfAbsent(style.getIndex(), _ -> {
            XSSFCellStyle quoted = copy(style);
            quoted.setQuotePrefixed(true);
            return quoted;
        });
    }

    private XSSFCellStyle copy(CellStyle style) {
        XSSFCellStyle copy = workbook.createCellStyle();
        copy.cloneStyleFrom(style);
        return copy;
    }
}
