package dev.winnow.methods;

import dev.winnow.json.Json;
import dev.winnow.methods.Answers.Line;
import dev.winnow.methods.Requests.Raw;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Answers a stream of requests with a stream of lines, in the same order.
///
/// The requests are `{"id", "method", "input"}`, one a line or as one JSON array; the answers are
/// `{"id", "ok": true, "result": {...}}` or `{"id", "ok": false, "error": {"code", "message", "field"}}`, one a line. A
/// request that cannot be answered never touches its neighbours, except that an array cannot be read past the place
/// where it stops being JSON. The id may be any JSON value and comes back as it was; members other than these three are
/// the caller's own and are passed over, but two members of one name make a request unclear and are refused.
///
/// Batches are computed on all processors; only one batch is in memory at a time.
public final class Compute {
    private static final int BATCH = 512;
    private static final long BATCH_CHARACTERS = 2_000_000;

    private final Requests requests;
    private final Writer out;
    private final Answers answers;
    private final Listener listener;
    private long all;
    private long failed;
    private Optional<String> fault = Optional.empty();

    private Compute(Reader in, Writer out, Listener listener) {
        this.requests = new Requests(in);
        this.out = out;
        this.answers = new Answers(listener::failed);
        this.listener = listener;
    }

    /// Who follows the run; may be called from several threads.
    public interface Listener {
        /// Throws when the run is to stop.
        void check();

        /// @param requests answered so far
        void answered(long requests);

        /// A calculation failed by a defect of Winnow.
        ///
        /// @param code that the answer carries too
        void failed(String code, Throwable thrown);
    }

    /// How it went.
    ///
    /// @param requests that were answered
    /// @param failed   those of them that have no result
    /// @param fault    why the stream was not read to its end: an array stopped being JSON
    public record Tally(long requests, long failed, Optional<String> fault) {}

    /// Runs to the end of the stream.
    ///
    /// @throws java.util.concurrent.CancellationException if the listener's check throws it; what was answered before
    ///     is
    ///         written
    public static Tally run(Reader in, Writer out, Listener listener)
            throws IOException {
        return new Compute(in, out, listener).run();
    }

    /// The result that a method's example gives.
    ///
    /// @throws IllegalStateException if it gives none
    public static JsonNode example(Method<?, ?> method) {
        String request = "{\"method\":\"%s\",\"input\":%s}".formatted(method.id(), method.example());
        Answers answers = new Answers((code, thrown) -> {
            throw new IllegalStateException(code, thrown);
        });
        JsonNode answer = Json.mapper().readTree(answers.line(Raw.line(1, request)).json());
        return Optional.ofNullable(answer.get("result"))
                .orElseThrow(() -> new IllegalStateException(method.id() + ": " + answer));
    }

    private Tally run() throws IOException {
        for (List<Raw> batch = batch(); !batch.isEmpty(); batch = batch()) {
            List<Line> lines = batch.parallelStream()
                    .map(raw -> {
                        listener.check();
                        return answers.line(raw);
                    })
                    .toList();
            write(batch, lines);
            listener.answered(all);
            if (fault.isPresent()) {
                break;
            }
        }
        return new Tally(all, failed, fault);
    }

    /// As many requests as can be had without waiting, at least one unless the stream has ended.
    private List<Raw> batch() throws IOException {
        List<Raw> batch = new ArrayList<>();
        long characters = 0;
        do {
            Optional<Raw> next = requests.next();
            if (next.isEmpty()) {
                break;
            }
            batch.add(next.get());
            characters += next.get().text().length();
        } while (batch.size() < BATCH && characters < BATCH_CHARACTERS && requests.ready());
        return batch;
    }

    private void write(List<Raw> batch, List<Line> lines) throws IOException {
        for (int i = 0; i < lines.size() && fault.isEmpty(); i++) {
            Line line = lines.get(i);
            out.write(line.json());
            out.write('\n');
            all++;
            failed += line.ok() ? 0 : 1;
            fault = batch.get(i).inArray() ? line.broken() : Optional.empty();
        }
        out.flush();
    }
}
