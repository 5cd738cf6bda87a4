package dev.winnow.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Runs scenes. Every chunk of runs has its own stream of random numbers and chunks are added in order, so the figures
/// are the same bits whatever the number of threads.
///
/// @param seed    of everything
/// @param divisor 1 for the whole number of runs; larger for a quick look
record Simulation(long seed, int divisor) {
    private static final int CHUNKS = 32;

    List<Row> rows(Scene<?> scene) {
        long[] sizes = scene.effort().sizes();
        List<List<Tally>> done = IntStream.range(0, sizes.length * CHUNKS)
                .parallel()
                // The costly sizes first, so that no thread is left alone with them.
                .mapToObj(i -> chunk(scene, sizes[sizes.length - 1 - i / CHUNKS], i % CHUNKS))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int m = 0; m < scene.measures().size(); m++) {
            var cells = new TreeMap<Long, Tally>();
            for (int i = 0; i < done.size(); i++) {
                cells.merge(sizes[sizes.length - 1 - i / CHUNKS], done.get(i).get(m), Tally::plus);
            }
            cells.values().removeIf(t -> t.runs() == 0);
            Measure<?> measure = scene.measures().get(m);
            rows.add(new Row(
                    scene.family(), measure.method(), measure.kind(), scene.data(), measure.nominal(), cells));
        }
        return rows;
    }

    private List<Tally> chunk(Scene<?> scene, long n, int chunk) {
        int runs = scene.effort().runs(n, divisor);
        int mine = runs / CHUNKS + (chunk < runs % CHUNKS ? 1 : 0);
        if (mine == 0) {
            Tally[] none = new Tally[scene.measures().size()];
            Arrays.fill(none, Tally.NONE);
            return List.of(none);
        }
        return scene.run(new Draw(seed, scene.family().title() + scene.data() + n + "#" + chunk), n, mine);
    }
}
