package dev.winnow.methods;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.platforms.AbServerMultipleTesting;
import dev.winnow.stats.platforms.AbServerMultipleTesting.Correction;
import dev.winnow.stats.platforms.AbServerSequential;
import java.util.List;

/// The AB server's conventions.
final class AbServerMethods {
    record Sequential(@Range(from = 1, to = 1000) int looks, @Default("0.05") Level alpha) {}

    record Tests(
            @Range(from = 0, to = 1, least = 1, most = 100) double[] p,
            @Default("\"bh\"") Correction correction,
            @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("abserver-sequential-boundaries", Family.ABSERVER, Sequential.class, AbServerSequential.class,
                    i -> Outcome.known(AbServerSequential.of(i.looks(), i.alpha())),
                    "{\"looks\": 5}"),
            new Method<>("abserver-multiple-testing", Family.ABSERVER, Tests.class, AbServerMultipleTesting.class,
                    i -> Outcome.known(AbServerMultipleTesting.of(i.p(), i.correction(), i.alpha())),
                    """
                    {"p": [0.01, 0.04, 0.03, 0.2]}"""));

    private AbServerMethods() {}
}
