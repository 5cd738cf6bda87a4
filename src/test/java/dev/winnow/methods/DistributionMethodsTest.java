package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DistributionMethodsTest {
    private static String answer(String method, String input) throws IOException {
        var out = new StringWriter();
        String request = "{\"id\": 1, \"method\": \"%s\", \"input\": %s}%n".formatted(method, input);
        Compute.run(new StringReader(request), out, new Compute.Listener() {
            @Override
            public void check() {}

            @Override
            public void answered(long requests) {}

            @Override
            public void failed(String code, Throwable thrown) {
                throw new AssertionError(request, thrown);
            }
        });
        return out.toString();
    }

    @Test
    void figures() {
        assertEquals("0", Figure.ofLog(Double.NEGATIVE_INFINITY));
        assertEquals("1.000", Figure.ofLog(0));
        assertEquals("0.02500", Figure.ofLog(Math.log(0.025)));
        assertEquals("1.235e-7", Figure.ofLog(Math.log(1.2347e-7)));
        assertEquals("1.000e-6", Figure.ofLog(Math.log(9.99996e-7)));
        assertEquals("below 1e-1000000000", Figure.ofLog(-1e11));
    }

    /// pnorm(40, lower=F, log=T) / log(10) is -349.437.
    @Test
    void fortyStandardErrors() throws IOException {
        String answer = answer("distribution-tail", "{\"distribution\": {\"name\": \"normal\"}, \"x\": 40}");
        assertTrue(answer.contains("\"logUpper\":-804.608442"), answer);
        assertTrue(answer.contains("\"upperText\":\"3.656e-350\""), answer);
    }

    @Test
    void parametersThatAreMissingOrTooMany() throws IOException {
        String none = answer("distribution-tail", "{\"distribution\": {\"name\": \"student\"}, \"x\": 4}");
        assertTrue(none.contains("missing-field") && none.contains("distribution.df"), none);
        String more = answer("distribution-tail", "{\"distribution\": {\"name\": \"student\", \"df\": 3, \"ncp\": 1}, \"x\": 4}");
        assertTrue(more.contains("unknown-field") && more.contains("distribution.ncp"), more);
        String below = answer(
                "distribution-tail", "{\"distribution\": {\"name\": \"noncentral-chi-squared\", \"df\": 3, \"ncp\": -1}, \"x\": 4}");
        assertTrue(below.contains("out-of-range") && below.contains("distribution.ncp"), below);
        String draws = answer(
                "distribution-density",
                "{\"distribution\": {\"name\": \"hypergeometric\", \"successes\": 3, \"failures\": 2, \"draws\": 6}, \"x\": 1}");
        assertTrue(draws.contains("above-other") && draws.contains("distribution.draws"), draws);
    }
}
