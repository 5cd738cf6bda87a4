package dev.winnow.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.MetricKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {
    @TempDir
    Path dir;

    private static String code(InputException e) {
        return e.problems().getFirst().code();
    }

    private String refusal(Path... files) {
        InputException e = assertThrows(InputException.class, () -> Given.preview(files));
        assertTrue(e.problems().getFirst().message().endsWith("."), e.getMessage());
        return code(e);
    }

    @Test
    void semicolonsWithDecimalCommasAndBom() throws Exception {
        Path f = Given.write(dir, "a.csv", "\uFEFFName;Gruppe;Umsatz\r\n\"Müller; Ü\";A;3,5\r\nx;B;12,25\r\n");
        Preview p = Given.preview(f);
        assertEquals(new ReadOptions(FileFormat.CSV, ";", "\"", "UTF-8", true, true, true), p.options());
        assertEquals(List.of("Name", "Gruppe", "Umsatz"), p.columns().stream().map(ColumnProfile::name).toList());
        assertEquals(List.of("Müller; Ü", "A", "3,5"), p.rows().getFirst());
        assertEquals(ColumnType.DECIMAL, p.columns().get(2).type());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "windows-1252", "UTF-8"})
    void charsets(String charset) throws Exception {
        String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        Path f = Given.write(dir, "a.csv", mark + "user,variant,größe\nä1,A,2\nb,B,3\n", Charset.forName(charset));
        Preview p = Given.preview(f);
        assertEquals(charset, p.options().charset());
        assertEquals("größe", p.columns().get(2).name());
        assertEquals("ä1", p.rows().getFirst().getFirst());
        RollUp r = Given.rollUp(p, Given.design("A,B", Given.metric("m", new MetricKind.Mean())),
                Given.mapping(Layout.UNITS, "user", "variant", "", MetricSource.of("m", "größe")));
        assertEquals(3, Given.mean(r, "B", "m"));
    }

    @Test
    void tabsPipesAndNoHeader() throws Exception {
        assertEquals("\t", Given.preview(Given.write(dir, "a.tsv", "a\tb\n1\t2\n")).options().delimiter());
        assertEquals("|", Given.preview(Given.write(dir, "b.csv", "a|b\n1|2\n")).options().delimiter());
        Preview bare = Given.preview(Given.write(dir, "c.csv", "1,A,2.5\n2,B,3.5\n"));
        assertFalse(bare.options().header());
        assertEquals("column 2", bare.columns().get(1).name());
        assertEquals(2, bare.looked());
    }

    @Test
    void packedAndJson() throws Exception {
        Path gz = dir.resolve("a.csv.gz");
        try (OutputStream o = new GZIPOutputStream(Files.newOutputStream(gz))) {
            o.write("user,variant,m\n1,A,2\n2,B,4\n".getBytes(StandardCharsets.UTF_8));
        }
        Path json = Given.write(dir, "b.ndjson", "{\"user\":1,\"variant\":\"A\",\"m\":2}\n{\"user\":2,\"variant\":\"B\",\"m\":4}\n");
        Path array = Given.write(dir, "c.json", "[{\"user\":1,\"variant\":\"A\",\"m\":2},\n{\"user\":2,\"variant\":\"B\",\"m\":4,\"z\":null}]");
        Path zst = dir.resolve("d.csv.zst");
        Path parquet = dir.resolve("e.parquet");
        try (Engine e = Engine.inMemory(dev.winnow.task.Progress.none())) {
            e.run("CREATE TABLE t AS SELECT * FROM (VALUES (1, 'A', 2), (2, 'B', 4)) AS v(\"user\", variant, m)");
            e.run("COPY t TO " + Sql.text(zst.toString()) + " (FORMAT csv, COMPRESSION zstd)");
            e.run("COPY t TO " + Sql.text(parquet.toString()) + " (FORMAT parquet)");
        }
        for (Path f : List.of(gz, json, array, zst, parquet)) {
            Preview p = Given.preview(f);
            assertEquals(List.of("1", "A", "2"), p.rows().getFirst().subList(0, 3), f.toString());
            RollUp r = Given.rollUp(p, Given.design("A,B", Given.metric("m", new MetricKind.Mean())),
                    Given.mapping(Layout.UNITS, "user", "variant", "", MetricSource.of("m", "m")));
            assertEquals(4, Given.mean(r, "B", "m"), f.toString());
            assertEquals(2, r.rows(), f.toString());
        }
    }

    @Test
    void xlsx() throws Exception {
        Path f = dir.resolve("a.xlsx");
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(); OutputStream o = Files.newOutputStream(f)) {
            var sheet = book.createSheet();
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            Object[][] rows = {{"user", "variant", "day", "m"}, {1, "A", java.time.LocalDate.of(2026, 10, 1), 2.5},
                {2, "B", java.time.LocalDate.of(2026, 10, 2), 4}};
            for (int i = 0; i < rows.length; i++) {
                var row = sheet.createRow(i);
                for (int j = 0; j < rows[i].length; j++) {
                    var cell = row.createCell(j);
                    switch (rows[i][j]) {
                        case Number n -> cell.setCellValue(n.doubleValue());
                        case java.time.LocalDate d -> {
                            cell.setCellValue(d);
                            cell.setCellStyle(style);
                        }
                        default -> cell.setCellValue(rows[i][j].toString());
                    }
                }
            }
            book.write(o);
        }
        Preview p = Given.preview(f);
        assertEquals(FileFormat.XLSX, p.options().format());
        assertEquals(List.of("1", "A", "2026-10-01", "2.5"), p.rows().getFirst());
        RollUp r = Given.rollUp(p, Given.design("A,B", Given.metric("m", new MetricKind.Mean())),
                Given.mapping(Layout.UNITS, "user", "variant", "day", MetricSource.of("m", "m")));
        assertEquals(2.5, Given.mean(r, "A", "m"));
    }

    @Test
    void hazardsAreRefusedInOneSentence() throws Exception {
        assertEquals("fileMissing", refusal(dir.resolve("nope.csv")));
        assertEquals("fileEmpty", refusal(Given.write(dir, "empty.csv", "")));
        assertEquals("headerOnly", refusal(Given.write(dir, "head.csv", "user,variant\n")));
        Path binary = dir.resolve("binary.csv");
        Files.write(binary, new byte[] {1, 2, 0, 4, 77, 0, 0, 1, 9});
        assertEquals("notText", refusal(binary));
        Path folder = Files.createDirectory(dir.resolve("mixed"));
        assertEquals("folderEmpty", refusal(folder));
        Given.write(folder, "a.csv", "user,variant\n1,A\n");
        Given.write(folder, "b.csv", "user,group\n1,A\n");
        assertEquals("headersDiffer", refusal(folder));
        assertEquals("jsonBroken", refusal(Given.write(dir, "x.json", "{\"a\": 1}\n{\"a\": \n")));
        assertEquals("packedBroken", refusal(cut()));
    }

    private Path cut() throws IOException {
        return Files.write(dir.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    }

    @Test
    void aLineTooLongIsRefused() throws Exception {
        Path f = dir.resolve("long.csv");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        try (OutputStream o = Files.newOutputStream(f)) {
            o.write("user,variant,m\n1,A,2\n2,B,3\n3,".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 80; i++) {
                o.write(block);
            }
            o.write("\n4,A,9\n".getBytes(StandardCharsets.UTF_8));
        }
        Preview p = Given.preview(f);
        InputException e = assertThrows(InputException.class, () -> Given.rollUp(p,
                Given.design("A,B", Given.metric("m", new MetricKind.Mean())),
                Given.mapping(Layout.UNITS, "user", "variant", "", MetricSource.of("m", "m"))));
        assertEquals("rowTooLong", code(e));
Path one = dir.resolve("one.csv");
        Files.write(one, block);
        Files.write(one, block, java.nio.file.StandardOpenOption.APPEND);
        assertEquals("lineTooLong", refusal(one));
    }

    @Test
    void wideAndNarrowAndHostileNames() throws Exception {
        String header = IntStream.range(0, 2000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 2000).mapToObj(i -> i == 1 ? "A" : "" + i).collect(Collectors.joining(","));
        String other = IntStream.range(0, 2000).mapToObj(i -> i == 1 ? "B" : "" + i).collect(Collectors.joining(","));
        Preview wide = Given.preview(Given.write(dir, "wide.csv", header + "\n" + row + "\n" + other + "\n"));
        assertEquals(2000, wide.columns().size());
        assertEquals(1999, Given.mean(Given.rollUp(wide, Given.design("A,B", Given.metric("m", new MetricKind.Mean())),
                Given.mapping(Layout.UNITS, "", "c1", "", MetricSource.of("m", "c1999"))), "B", "m"));
        assertEquals(1, Given.preview(Given.write(dir, "one.csv", "a\n1\n2\n")).columns().size());
        Preview hostile = Given.preview(Given.write(dir, "h.csv",
                "\"x\"\"; DROP TABLE raw; --\",,\"a\nb\",dup,dup\n1,A,3,4,5\n2,it's,3,4,7\n"));
        assertEquals(List.of("x\"; DROP TABLE raw; --", "column 2", "a b", "dup", "dup (2)"),
                hostile.columns().stream().map(ColumnProfile::name).toList());
        RollUp r = Given.rollUp(hostile, Given.design("A,it's", Given.metric("m", new MetricKind.Mean())),
                Given.mapping(Layout.UNITS, "x\"; DROP TABLE raw; --", "column 2", "", MetricSource.of("m", "dup (2)")));
        assertEquals(7, Given.mean(r, "it's", "m"));
    }

    @Test
    void ambiguousCommasAreNoted() throws Exception {
        Preview p = Given.preview(Given.write(dir, "a.csv", "user,variant,m\n1,A,\"1,286\"\n2,B,\"2,500\"\n"));
        assertFalse(p.options().decimalComma());
        assertTrue(p.notes().getFirst().contains("1,286"), p.notes().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "user_id,variant,time,converted,revenue,pre_revenue,country|1,A,2026-10-01,0,1.5,2,DE|user_id;variant;time;converted,revenue;revenue<pre_revenue;country",
        "visitor,testGroup,signupDate,is_active,Amount,preAmount,device|a,control,2026-10-01 10:00,true,1.5,2,ios|visitor;testGroup;signupDate;is_active,Amount;Amount<preAmount;device",
        "uid,bucket,ts,is_buyer,spend,spend_before,platform|a,0,2026-10-01T10:00:00Z,1,1.5,2,ios|uid;bucket;ts;is_buyer,spend;spend<spend_before;platform",
        "customer_id,Variation,orders,baseline_orders,region|17,B,3,1,EU|customer_id;Variation;-;orders;orders<baseline_orders;region"})
    void commonLayoutsAreUnderstood(String header, String row, String want) throws Exception {
        StringBuilder b = new StringBuilder(header + "\n");
        String[] names = header.split(",");
        String[] cells = row.split(",");
        for (int i = 0; i < 40; i++) {
            String[] c = cells.clone();
            for (int j = 0; j < c.length; j++) {
                c[j] = switch (c[j]) {
                    case "0", "1" -> j == 0 ? "" + (100 + i) : names[j].contains("baseline") ? "" + (i % 7) : "" + (i % 2);
                    case "A", "B" -> i % 2 == 0 ? "A" : "B";
                    case "control" -> i % 2 == 0 ? "control" : "treatment";
                    case "true" -> i % 3 == 0 ? "true" : "false";
                    case "DE", "EU" -> i % 4 == 0 ? "DE" : "FR";
                    case "ios" -> i % 4 == 0 ? "ios" : "web";
                    case "a" -> "u" + i;
                    case "17" -> "" + (1000 + i);
                    case "3", "2", "1.5" -> "" + (i % 9) + "." + i % 10;
                    default -> c[j];
                };
            }
            b.append(String.join(",", c)).append('\n');
        }
        Preview p = Given.preview(Given.write(dir, "a.csv", b.toString()));
        Mapping m = MappingSuggestion.suggest(p);
        String got = m.unit().orElse("-") + ";" + m.variant() + ";" + m.time().orElse("-") + ";"
                + m.metrics().stream().map(MetricSource::metric).collect(Collectors.joining(",")) + ";"
                + m.metrics().stream().filter(s -> s.covariate().isPresent()).map(s -> s.metric() + "<" + s.covariate().get())
                        .collect(Collectors.joining(",")) + ";" + String.join(",", m.segments());
        assertEquals(want, got);
        Design d = MappingSuggestion.suggestDesign(p, m);
        assertEquals(2, d.variants().size());
        assertTrue(List.of("A", "control", "0").contains(d.control()), d.control());
    }

    @Test
    void anAskedOptionWins() throws Exception {
        Path f = Given.write(dir, "a.csv", "a;b\n1;2\n");
        ReadOptions o = new ReadOptions(FileFormat.CSV, ",", "\"", "UTF-8", false, false, true);
        assertEquals(1, new Previews().preview(List.of(f), Optional.of(o), dev.winnow.task.Progress.none()).columns().size());
    }
}
