package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Logarithms of both tails of counts, from the middle to far out: probabilities summed with 60 digits (mpmath 1.2).
class CountTailsTest {
    private static void tails(double lower, double upper, Distribution d, double k) {
        assertEquals(lower, d.logCdf(k), 2e-12 * Math.abs(lower) + 1e-60);
        assertEquals(upper, d.logSurvival(k), 2e-12 * Math.abs(upper) + 1e-60);
        // The count is the first at which its own tails are reached.
        if (lower < -1e-10 && lower > -60) {
            assertEquals(k, d.quantile(Math.exp(lower)));
        }
        if (upper < -1e-10 && upper > -60) {
            assertEquals(k, d.upperQuantile(Math.exp(upper)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 1000, 300, -167.52317484489609, 0.0",
        "1000, 1000, 1000, 700, 0.0, -169.22273978804856",
        "50, 2000, 100, 0, -2.5316807147205956, -0.082865707957706527",
        "50, 2000, 100, 30, -2.3732055963975142e-30, -68.213311176256658",
        "7, 5, 9, 5, -0.45198512374305724, -1.0116009116784799",
        "7, 5, 9, 4, -1.8382794848629479, -0.17327172127403672",
        "30, 3, 20, 17, -1.5656876581347569, -0.23438687314527275",
        "400, 600, 500, 199, -0.74598110292126606, -0.64296515716666503",
        "400, 600, 500, 200, -0.64296515716666503, -0.74598110292126606",
        "400, 600, 500, 201, -0.55031595093093602, -0.85983372686123901"
    })
    void hypergeometric(long successes, long failures, long draws, double k, double lower, double upper) {
        tails(lower, upper, Distributions.hypergeometric(successes, failures, draws), k);
        // The other way round: failures drawn, or what is left in the urn.
        assertEquals(upper, Distributions.hypergeometric(failures, successes, draws).logCdf(draws - k - 1),
                2e-12 * Math.abs(upper) + 1e-60);
        assertEquals(upper, Distributions.hypergeometric(successes, failures, successes + failures - draws)
                .logCdf(successes - k - 1), 2e-12 * Math.abs(upper) + 1e-60);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0.1, 20, -53.476554408919824, -5.9624878765970943e-24",
        "1000, 0.1, 100, -0.64131577651855409, -0.74781264125175991",
        "1000, 0.1, 300, 0.0, -158.31291572907905",
        "5000, 0.75, 3000, -274.34881382382347, 0.0"
    })
    void binomial(long n, double p, double k, double lower, double upper) {
        tails(lower, upper, Distributions.binomial(n, p), k);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 80, -49.302303571665327, -3.8750883951768787e-22",
        "200, 200, -0.6562477948369225, -0.73146046967863949",
        "200, 400, -5.5259620837266797e-36, -81.183605982739976",
        "0.5, 60, 0.0, -235.51292914041171"
    })
    void poisson(double mean, double k, double lower, double upper) {
        tails(lower, upper, Distributions.poisson(mean), k);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 0.0625, 0, -6.9314718055994531, -0.00097703964782661279",
        "2.5, 0.0625, 600, -2.5746266181461811e-15, -33.593071873970567",
        "40, 0.5, 5, -17.049705096584097, -3.939192161221308e-8",
        "40, 0.5, 200, -8.8089145651584566e-28, -62.296618376338365"
    })
    void negativeBinomial(double size, double p, double k, double lower, double upper) {
        tails(lower, upper, Distributions.negativeBinomial(size, p), k);
    }
}
