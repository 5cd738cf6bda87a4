package dev.winnow.app;

import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Writes the sample data: made up by a seeded generator whose true effects are known and written beside them.
/// The same seed gives the same bytes.
final class SampleFiles {
    static final String CHECKOUT = "checkout.csv.gz";
    static final String PRICES = "bundle-prices.csv.gz";
    static final String ONBOARDING = "onboarding.csv.gz";

    static final int VISITORS = 60_000;
    static final int CUSTOMERS = 24_000;
    static final int NEWCOMERS = 150_000;

    static final double CHECKOUT_BASE = 0.42;
    static final double CHECKOUT_LIFT = 0.04;
    static final double PRICES_LIFT = 0.06;
    static final double REFUND_BASE = 0.06;
    static final double REFUND_LIFT = 0.40;
    static final double ONBOARDING_BASE = 0.55;
    static final double ONBOARDING_LOSS = 0.02;

    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final long DAY = 86_400;
    private static final int CHECK_EVERY = 4096;
    private static final Texts TEXTS = Texts.of("samples");

    private final long seed;
    private final Progress progress;

    SampleFiles(long seed, Progress progress) {
        this.seed = seed;
        this.progress = progress;
    }

    /// One row after the other into a file.
    private interface Rows {
        void write(Writer w, UniformRandomProvider rng) throws IOException;
    }

    /// Writes everything into `folder`, which is made if need be.
    ///
    /// @return the files written
    List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>(data(folder));
        files.add(text(folder.resolve("truth.json"), SampleTruth.json(seed)));
        files.add(text(folder.resolve("README.md"), SampleTruth.readme(seed)));
        return files;
    }

    /// Only the three data files.
    List<Path> data(Path folder) throws IOException {
        return List.of(
                file(folder, CHECKOUT, 1, 0.0, this::checkout),
                file(folder, PRICES, 2, 0.4, this::prices),
                file(folder, ONBOARDING, 3, 0.7, this::onboarding));
    }

    private Path file(Path folder, String name, int stream, double fraction, Rows rows) throws IOException {
        progress.at(fraction, TEXTS.get("making", name));
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {seed, stream});
        Path part = folder.resolve(name + ".part");
        try {
            try (Writer w = new BufferedWriter(
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8))) {
                rows.write(w, rng);
            }
            return Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path text(Path file, String content) throws IOException {
        return Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    private void checkout(Writer w, UniformRandomProvider rng) throws IOException {
        w.write("visitor,variant,exposed_at,country,device,visits_before,converted,order_value\n");
        SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(rng);
        for (int i = 1; i <= VISITORS; i++) {
            check(i);
            // how much a visitor likes the shop drives both the past visits and the purchase; uniform in (-1, 1)
            double liking = 2 * rng.nextDouble() - 1;
            int visits = PoissonSampler.of(rng, StrictMath.exp(0.4 + 1.4 * liking)).sample();
            boolean treated = rng.nextBoolean();
            double chance = (CHECKOUT_BASE + 0.36 * liking) * (treated ? 1 + CHECKOUT_LIFT : 1);
            boolean bought = rng.nextDouble() < chance;
            double value = StrictMath.exp(3.6 + 0.5 * normal.sample());
            w.write(String.format(
                    Locale.ROOT,
                    "v%05d,%s,%s,%s,%s,%d,%d,%s\n",
                    i,
                    treated ? "one-page" : "control",
                    START.plusSeconds(i * 14L * DAY / (VISITORS + 1)).truncatedTo(ChronoUnit.SECONDS),
                    pick(rng, "DE", 0.4, "FR", 0.3, "GB", 0.3),
                    pick(rng, "mobile", 0.55, "desktop", 0.4, "tablet", 0.05),
                    visits,
                    bought ? 1 : 0,
                    bought ? String.format(Locale.ROOT, "%.2f", value) : "0"));
        }
    }

    private void prices(Writer w, UniformRandomProvider rng) throws IOException {
        w.write("customer,group,first_seen,plan,revenue_before,revenue,orders,refunds,load_ms\n");
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(rng);
        SharedStateContinuousSampler load = GaussianSampler.of(normal, 6.2, 0.4);
        for (int i = 1; i <= CUSTOMERS; i++) {
            check(i);
            double purse = normal.sample();
            boolean treated = rng.nextBoolean();
            double before = StrictMath.exp(2.6 + 1.1 * (0.85 * purse + 0.53 * normal.sample()));
            double revenue = StrictMath.exp(2.7 + 1.1 * (0.85 * purse + 0.53 * normal.sample()))
                    * (treated ? 1 + PRICES_LIFT : 1);
            int orders = 1 + PoissonSampler.of(rng, 1.2).sample();
            double risk = REFUND_BASE * (treated ? 1 + REFUND_LIFT : 1);
            int refunds = 0;
            for (int o = 0; o < orders; o++) {
                refunds += rng.nextDouble() < risk ? 1 : 0;
            }
            w.write(String.format(
                    Locale.ROOT,
                    "c%05d,%s,%s,%s,%.2f,%.2f,%d,%d,%.0f\n",
                    i,
                    treated ? "bundle" : "control",
                    START.plusSeconds(i * 21L * DAY / (CUSTOMERS + 1)).truncatedTo(ChronoUnit.SECONDS),
                    pick(rng, "basic", 0.6, "plus", 0.3, "pro", 0.1),
                    before,
                    revenue,
                    orders,
                    refunds,
                    StrictMath.exp(load.sample())));
        }
    }

    /// Semicolons and decimal commas, as a spreadsheet in much of Europe writes them; people are dealt to the two
    /// groups in turn, so that the missing ones stand out.
    private void onboarding(Writer w, UniformRandomProvider rng) throws IOException {
        w.write("user;variant;signed_up;finished;minutes\n");
        boolean second = false;
        for (int i = 1; i <= NEWCOMERS; i++) {
            check(i);
            boolean checklist = i % 2 == 1 ? rng.nextBoolean() : !second;
            second = checklist;
            boolean finished = rng.nextDouble() < ONBOARDING_BASE;
            double minutes = -6 * StrictMath.log(1 - rng.nextDouble());
            // the tracking of the new variant lost some of those who gave up; that is the fault to be found
            boolean lost = checklist && !finished && rng.nextDouble() < ONBOARDING_LOSS / (1 - ONBOARDING_BASE);
            if (!lost) {
                w.write(String.format(
                        Locale.ROOT,
                        "u%06d;%s;%s;%d;%s\n",
                        i,
                        checklist ? "checklist" : "control",
                        START.plusSeconds(i * 10L * DAY / (NEWCOMERS + 1)).toString().substring(0, 10),
                        finished ? 1 : 0,
                        String.format(Locale.ROOT, "%.1f", minutes).replace('.', ',')));
            }
        }
    }

    private void check(int row) {
        if (row % CHECK_EVERY == 0) {
            progress.check();
        }
    }

    private static String pick(
            UniformRandomProvider rng, String a, double chanceA, String b, double chanceB, String c, double chanceC) {
        double u = rng.nextDouble() * (chanceA + chanceB + chanceC);
        return u < chanceA ? a : u < chanceA + chanceB ? b : c;
    }
}
