package dev.winnow.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final Formats F = Formats.standard();

    private static String plain(String s) {
        return s.replace('\u00a0', ' ');
    }

    @Test
    void percentsCarrySignAndSpace() {
        assertEquals("12.38 %", plain(F.percent(0.1238)));
        assertEquals("+4.1 %", plain(F.signedPercent(0.041)));
        assertEquals("\u22126.8 %", plain(F.signedPercent(-0.068)));
        assertEquals("0.00 %", plain(F.signedPercent(0)));
        assertEquals("+2.2 % to +6.0 %", plain(F.percentInterval(0.022, 0.06)));
    }

    @Test
    void tinyIsNeverZero() {
        assertEquals("2.5e-5", F.p(2.5e-5));
        assertEquals("0.25", F.p(0.25));
        assertEquals("< 1e-300", F.p(0));
        assertEquals("7.3e-350", F.pFromLog(-804.60844201375391 + Math.log(2)));
        assertEquals("2.5e-5", F.pFromLog(Math.log(2.5e-5)));
        assertEquals("> 0.999", F.p(0.99999));
        assertEquals("1.0e-300", F.p(1e-300));
    }

    @Test
    void numbersKeepFourDigits() {
        assertEquals("6.214", F.number(6.2138));
        assertEquals("138,204", F.count(138_204));
        assertEquals("\u22121,234", F.count(-1234));
        assertEquals("0.001235", F.number(0.0012346));
        assertEquals("\u22121.2e-9", F.signed(-1.2e-9));
        assertEquals("+0.162", F.signed(0.162).replaceAll("0$", ""));
        assertThrows(IllegalArgumentException.class, () -> F.number(Double.NaN));
    }

    @Test
    void probabilitiesAreNeverRoundedToCertainty() {
        assertEquals("0.977", F.probability(0.97725));
        assertEquals("0.99998", F.probability(0.99998));
        assertEquals("> 0.999999999", F.probability(1 - 1e-12));
        assertEquals("1.0e-5", F.probability(1e-5));
    }

    @Test
    void datesAndSizes() {
        assertEquals("2 Nov 2026", F.date(LocalDate.of(2026, 11, 2)));
        assertEquals("2 Nov", F.shortDate(LocalDate.of(2026, 11, 2)));
        assertEquals("512 B", F.bytes(512));
        assertEquals("1.4 MB", F.bytes(1_400_000));
    }
}
