package dev.winnow.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Simulates every scene and writes `resources/help/calibration.md`.
///
/// `mvn -q -Pcalibration test-compile exec:exec`; `-Dcalibration.share=50` makes a fiftieth of the simulations,
/// for a quick look, and writes to `target` like every share from 10 on.
public final class Calibration {
    static final Path PAGE = Path.of("resources", "help", "calibration.md");
    private static final long SEED = 20_261_123;
    private static final int QUICK = 10;

    private Calibration() {}

    static List<Scene<?>> scenes() {
        return Stream.of(
                        MeanScenes.all(), RatioScenes.all(), AdjustScenes.all(), ProportionScenes.all(), TableScenes.all(),
                        CountScenes.all(), PairScenes.all(), SampleScenes.all(), QuantileScenes.all(), SurvivalScenes.all(),
                        ClusterScenes.all(), DesignScenes.all(), MissingScenes.all(), TimeScenes.all(),
                        SampleRatioScenes.all(), GroupSequentialScenes.all(), AnytimeScenes.all(), MultipleScenes.all(),
                        MetaScenes.all(), BayesScenes.all(), BanditScenes.all())
                .<Scene<?>>flatMap(List::stream)
                .toList();
    }

    /// @param args 1 for all simulations, 50 for a fiftieth, then the version of the engine
    public static void main(String[] args) throws IOException {
        var simulation = new Simulation(SEED, Integer.parseInt(args[0]));
        var rows = new ArrayList<Row>();
        long begin = System.nanoTime();
        for (Scene<?> scene : scenes()) {
            long start = System.nanoTime();
            rows.addAll(simulation.rows(scene));
            System.out.printf(Locale.ROOT, "%7.1f s  %s, %s%n",
                    (System.nanoTime() - start) / 1e9, scene.family().title(), scene.data());
        }
        Path page = simulation.divisor() >= QUICK ? Path.of("target", "calibration.md") : PAGE;
        Files.createDirectories(page.getParent());
        Files.writeString(page, new Page(args[1], simulation).of(rows));
        System.out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - begin) / 1e9, page);
    }
}
