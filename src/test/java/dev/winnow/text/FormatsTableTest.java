package dev.winnow.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Minus is written `_` and the no-break space as a space in these tables.
class FormatsTableTest {
    private static final Formats F = Formats.standard();

    private static String plain(String s) {
        return s.replace('\u00a0', ' ').replace('\u2212', '_');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0
            -0.0     | 0
            9.9996   | 10.00
            0.99996  | 1.000
            99.996   | 100.0
            999.96   | 1,000
            9999.6   | 10,000
            0.099996 | 0.1000
            6.2138   | 6.214
            -6.2138  | _6.214
            13200.4  | 13,200
            1234567  | 1,234,567
            0.0012346 | 0.001235
            0.0001   | 0.0001000
            0.0000999 | 1.0e-4
            -1.2e-9  | _1.2e-9
            1e15     | 1.0e15
            1e300    | 1.0e300
            5e-324   | 4.9e-324
            """)
    void number(double x, String want) {
        assertEquals(want, plain(F.number(x)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0.00 %
            -0.0     | 0.00 %
            0.041    | +4.1 %
            -0.068   | _6.8 %
            0.00994  | +0.99 %
            0.00996  | +1.0 %
            0.9949   | +99.5 %
            0.99949  | +99.9 %
            0.9996   | +100 %
            12.5     | +1,250 %
            1e-5     | +0.0010 %
            -1e-9    | _1.0e-7 %
            """)
    void signedPercent(double x, String want) {
        assertEquals(want, plain(F.signedPercent(x)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1        | > 0.999
            0.9994   | 0.999
            0.994    | 0.99
            0.05     | 0.050
            0.0499   | 0.050
            0.00996  | 0.010
            0.0001   | 0.00010
            0.0000996 | 1.0e-4
            1e-300   | 1.0e-300
            0        | < 1e-300
            """)
    void p(double x, String want) {
        assertEquals(want, plain(F.p(x)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                  | > 0.999
            -3                 | 0.050
            -803.9152948        | 7.3e-350
            -11512.9254649702  | 1.0e-5000
            -11512.93          | 1.0e-5000
            -11512.98          | 9.5e-5001
            -Infinity          | 0
            """)
    void pFromLog(double x, String want) {
        assertEquals(want, plain(F.pFromLog(x)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | 0.000
            1       | 1.000
            0.5     | 0.500
            0.9994  | 0.999
            0.99996 | 0.99996
            0.9999999999 | > 0.999999999
            0.0004  | 0.00040
            1e-30   | 1.0e-30
            """)
    void probability(double x, String want) {
        assertEquals(want, plain(F.probability(x)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.95    | 95 %
            0.9     | 90 %
            0.99999 | 99.999 %
            0.5     | 50 %
            0.001   | 0.1 %
            """)
    void level(double x, String want) {
        assertEquals(want, plain(F.level(x)));
        assertEquals(want, plain(F.level(1 - (1 - x))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0     | 0 B
            999   | 999 B
            1000  | 1.0 kB
            999949 | 999.9 kB
            999951 | 1.0 MB
            5000000000000000 | 5,000.0 TB
            """)
    void bytes(long n, String want) {
        assertEquals(want, F.bytes(n));
    }

    @Test
    void asSet() {
        assertEquals("0.001", F.exact(0.001));
        assertEquals("4", F.exact(4));
        assertEquals("_0.05", plain(F.exact(-0.05)));
        assertEquals("_0.1000 to +0.2000", plain(F.interval(-0.1, 0.2)));
        assertEquals("100.0 %", plain(F.percent(1)));
        assertEquals("0.0010 %", plain(F.percent(1e-5)));
        assertEquals("0.123457", F.precise(0.1234567));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void nothingThatIsNoFigureIsPrinted(double bad) {
        for (DoubleFunction<String> f : java.util.List.<DoubleFunction<String>>of(
                F::number, F::signed, F::precise, F::percent, F::signedPercent, F::exact, F::level, F::p, F::pFromLog,
                F::probability)) {
            assertThrows(IllegalArgumentException.class, () -> f.apply(bad));
        }
    }
}
