package dev.winnow.cli;

import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Every way a command can fail, as a sentence and an exit code.
///
/// @param exit     exit code
/// @param problems what is said, at least one
record Failures(int exit, List<Problem> problems) {

    static Failures of(Throwable thrown, Shared shared) {
        return switch (thrown) {
            case InputException e -> new Failures(Cli.BAD_INPUT, e.problems());
            case Refusal e -> new Failures(Cli.REFUSED, List.of(e.problem()));
            case WorkspaceException e ->
                new Failures(Cli.REFUSED, List.of(problem("workspace", e.path().toString(), sentence(e))));
            case CancellationException _ ->
                new Failures(Cli.CANCELLED, List.of(problem("cancelled", "", text("cancelled"))));
            case FileSystemException e ->
                new Failures(Cli.REFUSED, List.of(problem("file", place(e), fileSentence(e))));
            case IOException e -> new Failures(Cli.REFUSED, List.of(problem("file", "", sentence(e))));
            default -> unexpected(thrown, shared);
        };
    }

    /// The same for scripts.
    Map<String, Object> json() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", false);
        answer.put("problems", problems);
        return answer;
    }

    private static Failures unexpected(Throwable thrown, Shared shared) {
        String trace = trace(thrown);
        String code = code(thrown);
        Optional<Path> log = log(shared.folder(), code, trace);
        String message = log.map(l -> text("unexpected.logged", code, l.toString())).orElse(text("unexpected", code));
        return new Failures(Cli.REFUSED, List.of(problem("unexpected", code, message)));
    }

    static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /// The same fault has the same code, so that it can be searched for.
    private static String code(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        String place = frames.length == 0 ? "" : frames[0].getClassName() + frames[0].getMethodName();
        return HexFormat.of().withUpperCase().toHexDigits(thrown.getClass().getName().hashCode() * 31
                + place.hashCode());
    }

    static Optional<Path> log(Path workspace, String code, String trace) {
        if (!Files.isDirectory(workspace)) {
            return Optional.empty();
        }
        try {
            Path file = Files.createDirectories(workspace.resolve("log")).resolve("winnow.log");
            Files.writeString(
                    file,
                    Instant.now() + " " + code + System.lineSeparator() + trace + System.lineSeparator(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Optional.of(file);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String sentence(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? text("file.failed", "") : message;
    }

    private static String place(FileSystemException e) {
        String file = e.getFile();
        return file == null ? "" : file;
    }

    private static String fileSentence(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException _ -> text("file.missing", place(e));
            case AccessDeniedException _ -> text("file.denied", place(e));
            case FileAlreadyExistsException _ -> text("file.exists", place(e));
            default -> text("file.failed", place(e));
        };
    }

    private static Problem problem(String code, String value, String message) {
        return new Problem(code, "", value, message);
    }

    private static String text(String key, Object... args) {
        return Console.TEXTS.get(key, args);
    }
}
