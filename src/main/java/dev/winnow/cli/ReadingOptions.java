package dev.winnow.cli;

import dev.winnow.data.ReadOptions;
import dev.winnow.experiment.InputException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How files are read, where the detection is to be overruled.
final class ReadingOptions {
    private static final Map<String, String> DELIMITERS = Map.of(
            ",", ",", "comma", ",", ";", ";", "semicolon", ";", "\t", "\t", "\\t", "\t", "tab", "\t", "|", "|", "pipe",
            "|");

    @Option(names = "--delimiter", paramLabel = "CHAR")
    Optional<String> delimiter = Optional.empty();

    @Option(names = "--decimal-comma", negatable = true)
    Optional<Boolean> decimalComma = Optional.empty();

    @Option(names = "--charset", paramLabel = "NAME")
    Optional<String> charset = Optional.empty();

    @Option(names = "--no-header")
    boolean noHeader;

    /// Whether anything is overruled.
    boolean given() {
        return delimiter.isPresent() || decimalComma.isPresent() || charset.isPresent() || noHeader;
    }

    ReadOptions over(ReadOptions detected) throws InputException {
        return new ReadOptions(
                detected.format(),
                delimiter.isPresent() ? delimiter(delimiter.get()) : detected.delimiter(),
                detected.quote(),
                charset.isPresent() ? charset(charset.get()) : detected.charset(),
                detected.byteOrderMark(),
                decimalComma.orElse(detected.decimalComma()),
                detected.header() && !noHeader);
    }

    private static String delimiter(String text) throws InputException {
        String known = DELIMITERS.get(text);
        if (known == null) {
            throw Lookup.bad("delimiterUnknown", "--delimiter", text, text);
        }
        return known;
    }

    private static String charset(String text) throws InputException {
        try {
            return Charset.forName(text).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw Lookup.bad("charsetUnknown", "--charset", text, text);
        }
    }
}
