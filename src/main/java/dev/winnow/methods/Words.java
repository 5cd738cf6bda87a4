package dev.winnow.methods;

import dev.winnow.methods.Shape.Part;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What a method says about itself, from the bundle of its family; a field that means the same everywhere has its
/// sentence in `common`.
public final class Words {
    private static final Map<Family, Texts> BUNDLES = new ConcurrentHashMap<>();
    private static final Texts COMMON = Texts.of("methods.common");

    private final Method<?, ?> method;
    private final Texts texts;

    private Words(Method<?, ?> method) {
        this.method = method;
        this.texts = bundle(method.family());
    }

    /// A field of an input or an answer.
    ///
    /// @param path     from the outermost record: `treatment.n`, `arms[].n`
    /// @param type     what it holds, in words: `a whole number at least 1`
    /// @param standard what its absence means, as JSON
    /// @param optional whether it may be absent with no such meaning
    /// @param meaning  a sentence
    public record Field(String path, String type, Optional<String> standard, boolean optional, String meaning) {}

    public static Words of(Method<?, ?> method) {
        return new Words(method);
    }

    /// Title of a shelf.
    public static String title(Family family) {
        return bundle(family).get("family");
    }

    private static Texts bundle(Family family) {
        return BUNDLES.computeIfAbsent(family, f -> Texts.of("methods." + f.key()));
    }

    public String title() {
        return own("title");
    }

    /// When it is the right one.
    public String use() {
        return own("use");
    }

    /// When another is better, and which.
    public String avoid() {
        return own("avoid");
    }

    public String formula() {
        return own("formula");
    }

    /// Literature.
    public String sources() {
        return own("sources");
    }

    private String own(String key) {
        return texts.get(method.id() + "." + key);
    }

    /// The fields of the input, nested ones after the one that holds them.
    public List<Field> inputs() {
        List<Field> all = new ArrayList<>();
        collect(Shape.of(method.input()), "", "in", all);
        return all;
    }

    /// The fields of the answer, nested ones after the one that holds them.
    public List<Field> outputs() {
        List<Field> all = new ArrayList<>();
        collect(Shape.of(method.output()), "", "out", all);
        return all;
    }

    private void collect(Shape shape, String prefix, String side, List<Field> all) {
        for (Part part : shape.parts()) {
            boolean given = side.equals("in");
            all.add(new Field(
                    prefix + part.name(),
                    Problems.phrase(part.kind()),
                    part.standard().map(Object::toString),
                    part.kind() instanceof Kind.Maybe,
                    given ? input(part.name()) : output(part.name())));
            inner(part.kind(), prefix + part.name(), side, all);
        }
    }

    private void inner(Kind kind, String path, String side, List<Field> all) {
        switch (kind) {
            case Kind.Nested(Shape shape) -> collect(shape, path + ".", side, all);
            case Kind.Maybe(Kind k) -> inner(k, path, side, all);
            case Kind.Items(Kind k, Limits _) -> inner(k, path + "[]", side, all);
            case Kind.Array(Class<?> _, Kind k, Limits _) -> inner(k, path + "[]", side, all);
            default -> {}
        }
    }

    /// The meaning of an input field.
    ///
    /// @throws MissingResourceException if nobody wrote one
    String input(String field) {
        return meaning("in." + field);
    }

    /// The meaning of a field of the answer.
    ///
    /// @throws MissingResourceException if nobody wrote one
    String output(String field) {
        return meaning("out." + field);
    }

    /// The method's own words, else the family's, else everybody's.
    private String meaning(String key) {
        return Stream.of(method.id() + "." + key, key)
                .filter(texts::has)
                .findFirst()
                .map(k -> texts.get(k))
                .orElseGet(() -> COMMON.get(key));
    }
}
