package dev.winnow.cli;

import dev.winnow.app.Session;
import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Template;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Finds things by what a person types: a name, or the beginning of an id.
final class Lookup {
    private static final int SHORTEST_ID = 4;

    private Lookup() {}

    static Project project(Session session, String text) throws WorkspaceException, InputException {
        return one("project", text, session.projects().list(), Project::name, Project::id);
    }

    /// The only project when none is named.
    static Project project(Session session, Optional<String> text) throws WorkspaceException, InputException {
        if (text.isPresent()) {
            return project(session, text.get());
        }
        List<Project> all =
                session.projects().list().stream().filter(p -> !p.archived()).toList();
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw bad("projectUnclear", "project", "", String.valueOf(all.size()));
    }

    static Experiment experiment(Session session, String text) throws WorkspaceException, InputException {
        return one("experiment", text, session.experiments().list(), Experiment::name, Experiment::id);
    }

    static Template template(Session session, String text) throws WorkspaceException, InputException {
        return one("template", text, session.experiments().templates(), Template::name, Template::id);
    }

    private static <T> T one(
            String what, String text, List<T> all, Function<T, String> name, Function<T, UUID> id)
            throws InputException {
        List<T> hits = all.stream()
                .filter(t -> name.apply(t).equals(text) || id.apply(t).toString().equals(text))
                .toList();
        if (hits.isEmpty()) {
            hits = all.stream()
                    .filter(t -> name.apply(t).equalsIgnoreCase(text)
                            || (text.length() >= SHORTEST_ID
                                    && name.apply(t).regionMatches(true, 0, text, 0, text.length()))
                            || (text.length() >= SHORTEST_ID
                                    && id.apply(t).toString().startsWith(text)))
                    .toList();
        }
        return switch (hits.size()) {
            case 1 -> hits.getFirst();
            case 0 -> throw new InputException(
                    new Problem("unknownName", what, text, Console.TEXTS.get("unknownName." + what, text)));
            default -> throw bad("ambiguousName", what, text, what, text, String.valueOf(hits.size()));
        };
    }

    static InputException bad(String key, String field, String value, Object... args) {
        return new InputException(new Problem(key, field, value, Console.TEXTS.get(key, args)));
    }
}
