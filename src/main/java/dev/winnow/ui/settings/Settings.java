package dev.winnow.ui.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The choices as a property, kept in one JSON file: written beside and moved, so that a crash leaves the old file or the
/// new one. A broken file means the usual choices.
public final class Settings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ReadOnlyObjectWrapper<Choices> choices;
    private final Optional<Path> file;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(r -> Thread.ofPlatform().daemon().name("winnow-settings").unstarted(r));

    private Settings(Optional<Path> file, Choices choices) {
        this.file = file;
        this.choices = new ReadOnlyObjectWrapper<>(choices);
    }

    /// Reads `file`, which need not be there.
    public static Settings at(Path file) {
        if (Files.isRegularFile(file)) {
            try {
                return new Settings(Optional.of(file), JSON.readValue(file.toFile(), Choices.class));
            } catch (JacksonException | NullPointerException e) {
                LOG.warn("The settings in {} cannot be read; the usual ones are used.", file, e);
            }
        }
        return new Settings(Optional.of(file), Choices.usual());
    }

    /// Settings that are forgotten at the end.
    public static Settings transitory(Choices choices) {
        return new Settings(Optional.empty(), choices);
    }

    public ReadOnlyObjectProperty<Choices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    public Choices choices() {
        return choices.get();
    }

    /// Changes and keeps them.
    public void change(UnaryOperator<Choices> change) {
        Choices changed = change.apply(choices.get());
        if (!changed.equals(choices.get())) {
            choices.set(changed);
            file.ifPresent(f -> writer.execute(() -> write(f, changed)));
        }
    }

    private static void write(Path file, Choices choices) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(beside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(choices));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The settings cannot be written to {}.", file, e);
        }
    }

    /// Waits for the last write.
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("The last settings were not written in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
