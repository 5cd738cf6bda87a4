package dev.winnow.ui.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A file as people get them: semicolons, decimal commas, and rows that cannot be used. It lets the tour show how an
/// import answers to that.
final class UntidyFile {
    private static final long SEED = 20_261_123;
    private static final int ROWS = 2_400;

    private UntidyFile() {}

    static Path write(Path folder) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> lines = new ArrayList<>();
        lines.add("visitor_id;variant;first_seen;device;basket_before;basket;returned");
        for (int i = 1; i <= ROWS; i++) {
            String variant = random.nextBoolean() ? "control" : "free-shipping";
            double before = 20 * random.nextExponential();
            double basket = 0.6 * before + 15 * random.nextExponential() + (variant.equals("control") ? 0 : 1.2);
            String value = i % 401 == 0 ? "n/a" : i % 503 == 0 ? "ca. 20" : comma(basket);
            String arm = i % 307 == 0 ? "" : variant;
            String device = random.nextInt(3) == 0 ? "desktop" : "mobile";
            String day = "2026-10-%02d".formatted(1 + (i - 1) * 14 / ROWS);
            String row = "%s;%s;%s;%s;%s;%d";
            lines.add("v%05d;".formatted(i)
                    + row.formatted(arm, day, device, comma(before), value, random.nextInt(12) == 0 ? 1 : 0));
            if (i % 211 == 0) {
                String other = variant.equals("control") ? "free-shipping" : "control";
                lines.add("v%05d;".formatted(i) + row.formatted(other, day, device, comma(before), value, 0));
            }
        }
        Files.createDirectories(folder);
        return Files.write(folder.resolve("free-shipping.csv"), lines);
    }

    private static String comma(double x) {
        return String.format(Locale.ROOT, "%.2f", x).replace('.', ',');
    }
}
