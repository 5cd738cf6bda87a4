package dev.winnow.methods;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every method once, in the order of the families.
public final class Catalogue {
    private static final Map<String, Method<?, ?>> ALL = byId(Stream.of(
            MeansMethods.ALL, ProportionMethods.ALL, TableMethods.ALL, CountMethods.ALL, RankMethods.ALL, PairedMethods.ALL,
            ResamplingMethods.ALL, SurvivalMethods.ALL, AdjustMethods.ALL, StrataMethods.PLAIN, MultipleMethods.ALL, ProcedureMethods.ALL,
            BayesMethods.ALL, SequentialMethods.ALL,
            AnytimeMethods.ALL, PlanningMethods.ALL, DesignMethods.ALL, MetaMethods.ALL, BanditMethods.ALL,
            DistributionMethods.ALL, GrowthBookMethods.ALL, StrataMethods.GROWTHBOOK, PostHogMethods.ALL, AbServerMethods.ALL));

    private Catalogue() {}

    private static Map<String, Method<?, ?>> byId(Stream<List<Method<?, ?>>> families) {
        var all = new LinkedHashMap<String, Method<?, ?>>();
        families.flatMap(List::stream).forEach(m -> {
            if (all.put(m.id(), m) != null) {
                throw new IllegalStateException(m.id() + " is in the catalogue twice");
            }
        });
        return Collections.unmodifiableMap(all);
    }

    public static Collection<Method<?, ?>> all() {
        return ALL.values();
    }

    public static Optional<Method<?, ?>> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }
}
