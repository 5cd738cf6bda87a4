package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The first bytes of a file, unpacked, and what they say about it.
final class Head {
    /// How much of a file is looked at.
    static final int SIZE = 1 << 20;

    private final Path file;
    private final byte[] bytes;
    private final boolean whole;
    private final Packing packing;

    private Head(Path file, byte[] bytes, boolean whole, Packing packing) {
        this.file = file;
        this.bytes = bytes;
        this.whole = whole;
        this.packing = packing;
    }

    Path file() {
        return file;
    }

    /// Whether these are all the bytes.
    boolean whole() {
        return whole;
    }

    /// How the file is compressed.
    Packing packing() {
        return packing;
    }

    /// Compression around a text file.
    enum Packing {
        NONE("none"),
        GZ("gzip"),
        ZST("zstd");

        private final String duck;

        Packing(String duck) {
            this.duck = duck;
        }

        /// The word for it in `read_csv`.
        String duck() {
            return duck;
        }
    }

    static Head of(Path file) throws InputException {
        if (!Files.exists(file)) {
            throw Problems.file("fileMissing", file, file);
        }
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw Problems.file("fileUnreadable", file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(SIZE);
            if (first.length == 0) {
                throw Problems.file("fileEmpty", file);
            }
            boolean whole = first.length < SIZE || in.read() < 0;
            if (starts(first, 0x1f, 0x8b)) {
                return gz(file);
            }
            if (starts(first, 0x28, 0xb5, 0x2f, 0xfd)) {
                return zst(file);
            }
            return new Head(file, first, whole, Packing.NONE);
        } catch (IOException e) {
            throw Problems.file("fileUnreadable", file);
        }
    }

    private static Head gz(Path file) throws InputException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] first = in.readNBytes(SIZE);
            boolean whole = first.length < SIZE || in.read() < 0;
            return unpacked(new Head(file, first, whole, Packing.GZ));
        } catch (ZipException | EOFException e) {
            throw Problems.file("packedBroken", file);
        } catch (IOException e) {
            throw Problems.file("fileUnreadable", file);
        }
    }

    private static Head zst(Path file) throws InputException {
        try (Engine engine = Engine.inMemory(Progress.none())) {
            StringBuilder text = new StringBuilder();
            boolean[] whole = {true};
            for (String line : engine.query("SELECT l FROM " + Zst.lines(file) + " LIMIT 20000", r -> r.getString(1))) {
                if (text.length() > SIZE) {
                    whole[0] = false;
                    break;
                }
                text.append(line == null ? "" : line).append('\n');
            }
            return unpacked(new Head(file, text.toString().getBytes(StandardCharsets.UTF_8), whole[0], Packing.ZST));
        } catch (SQLException e) {
            throw Problems.file("packedBroken", file);
        }
    }

    private static Head unpacked(Head head) throws InputException {
        if (head.bytes.length == 0) {
            throw Problems.file("fileEmpty", head.file);
        }
        return head;
    }

    FileFormat format() throws InputException {
        if (starts(bytes, 'P', 'A', 'R', '1')) {
            return FileFormat.PARQUET;
        }
        if (starts(bytes, 'P', 'K', 3, 4)) {
            return FileFormat.XLSX;
        }
        if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw Problems.file("oldExcel", file);
        }
        if (binary()) {
            throw Problems.file("notText", file);
        }
        String text = text(charset(), 4096).stripLeading();
        boolean json = text.startsWith("{\"") || text.matches("(?s)\\{\\s*(\"|\\}).*")
                || text.matches("(?s)\\[\\s*(\\{|\\]).*");
        return json ? FileFormat.JSON : FileFormat.CSV;
    }

    /// Length of the byte-order mark, 0 without one.
    int mark() {
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff) ? 2 : 0;
    }

    /// UTF-8 if the bytes are valid UTF-8, UTF-16 by its mark or its zero bytes, otherwise windows-1252.
    Charset charset() {
        if (starts(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = zeros();
        int half = Math.min(bytes.length, 4096) / 2;
        if (half > 1 && zeros[1] > half / 2 && zeros[0] < half / 10 + 1) {
            return StandardCharsets.UTF_16LE;
        }
        if (half > 1 && zeros[0] > half / 2 && zeros[1] < half / 10 + 1) {
            return StandardCharsets.UTF_16BE;
        }
        return utf8() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private int[] zeros() {
        int[] zeros = new int[2];
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                zeros[i % 2]++;
            }
        }
        return zeros;
    }

    private boolean utf8() {
        // a character cut off at the end of what was read is no error
        for (int cut = 0; cut <= (whole ? 0 : 3); cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, Math.max(0, bytes.length - cut)));
                return true;
            } catch (CharacterCodingException _) {
                // try a shorter end
            }
        }
        return false;
    }

    private boolean binary() {
        Charset c = charset();
        if (c.equals(StandardCharsets.UTF_16LE) || c.equals(StandardCharsets.UTF_16BE)) {
            return false;
        }
        int odd = 0;
        int n = Math.min(bytes.length, 65536);
        for (int i = 0; i < n; i++) {
            int b = bytes[i] & 0xff;
            if (b == 0) {
                return true;
            }
            if (b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                odd++;
            }
        }
        return odd > n / 100;
    }

    /// The text without its byte-order mark, at most `limit` bytes of it.
    String text(Charset charset, int limit) {
        int from = mark();
        int length = Math.max(0, Math.min(bytes.length - from, limit));
        return new String(bytes, from, length, charset);
    }

    /// The separator of lines: present when all lines looked at end the same way.
    static Optional<String> newLine(String text) {
        long feeds = text.chars().filter(c -> c == '\n').count();
        long returns = text.chars().filter(c -> c == '\r').count();
        if (returns == 0) {
            return Optional.of("\\n");
        }
        long both = 0;
        for (int i = text.indexOf("\r\n"); i >= 0; i = text.indexOf("\r\n", i + 2)) {
            both++;
        }
        boolean cutBetween = text.endsWith("\r");
        return feeds == both && returns - (cutBetween ? 1 : 0) == both ? Optional.of("\\r\\n") : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
