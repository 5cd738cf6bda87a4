package dev.winnow.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Winnow this is.
public final class Version {
    private static final String NUMBER = read();

    private Version() {}

    /// Such as `0.1.0`.
    public static String number() {
        return NUMBER;
    }

    /// Such as `winnow 0.1.0`, as it stands in readouts.
    public static String engine() {
        return "winnow " + NUMBER;
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("/winnow.properties")) {
            if (in == null) {
                throw new IllegalStateException("missing resource /winnow.properties");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
