package dev.winnow.cli;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/// What `--version` says.
final class Version {
    private Version() {}

    static Answer answer() {
        String number = ResourceBundle.getBundle("winnow-version").getString("version");
        return new Answer(
                Map.of("name", "winnow", "version", number, "java", Runtime.version().toString()),
                List.of("winnow " + number));
    }
}
