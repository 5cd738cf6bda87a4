package dev.winnow.methods;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.platforms.AbServerSequential;
import java.util.List;

/// The AB server's conventions.
final class AbServerMethods {
    record Sequential(@Range(from = 1, to = 1000) int looks, @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("abserver-sequential-boundaries", Family.ABSERVER, Sequential.class, AbServerSequential.class,
                    i -> Outcome.known(AbServerSequential.of(i.looks(), i.alpha())),
                    "{\"looks\": 5}"));

    private AbServerMethods() {}
}
