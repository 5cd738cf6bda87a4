package dev.winnow.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.InputException;
import dev.winnow.experiment.MetricKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are broken in the ways that real ones are.
class HostileFilesTest {
    private static final String HEAD = "u,v,y\n1,A,1\n2,B,2\n3,A,3\n4,B,4\n";

    @TempDir
    Path dir;

    private RollUp rollUp(String text, Layout layout) throws IOException, InputException {
        String unit = layout == Layout.UNITS ? "" : "u";
        return Given.rollUp(
                Given.preview(Given.write(dir, "f.csv", text)),
                Given.design("A,B", Given.metric("y", new MetricKind.Mean())),
                Given.mapping(layout, unit, "v", "", MetricSource.of("y", "y")));
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() {
        InputException e = assertThrows(
                InputException.class, () -> rollUp(HEAD + "5,\"A,5\n6,B,6\n7,A,7\n", Layout.UNITS));
        assertTrue(e.problems().getFirst().message().contains("line 6"), e.problems().toString());
    }

    @Test
    void aLastLineCutOffWithinQuotesIsARow() throws Exception {
        RollUp r = rollUp(HEAD + "5,A,\"50", Layout.UNITS);
        assertEquals(18.0, Given.mean(r, "A", "y"), 1e-12);
        assertEquals(List.of(), r.ledger());
    }

    @Test
    void linesThatAStraySwallowsAreCountedOneByOne() throws Exception {
        RollUp r = rollUp(HEAD + "5,\"A,5\n6,B,6\n7,A,7\"\n8,B,8\n", Layout.UNITS);
        assertEquals(3, Given.entry(r, "malformedRow").rows());
        assertEquals(8, r.rows());
    }

    @Test
    void linesOfMissingOutcomesAreOnlyThose() throws Exception {
        RollUp r = rollUp(HEAD + "5,A,abc\n6,B,\n7,A,NaN\n", Layout.UNITS);
        assertEquals(List.of(6L), Given.entry(r, "unparsableNumber").lines());
        assertEquals(List.of(7L, 8L), Given.entry(r, "missingOutcome").lines());
    }

    @Test
    void numbersWhoseSquaresCannotBeAddedAreInTheLedger() throws Exception {
        RollUp r = rollUp(HEAD + "5,A,1e308\n6,B,-1e300\n", Layout.ROWS);
        assertEquals(2, Given.entry(r, "unparsableNumber").rows());
        assertEquals(2.0, Given.mean(r, "A", "y"), 1e-12);
    }

    @Test
    void anEmptyCellIsMissingWhereUnitsHaveOneRow() throws Exception {
        RollUp r = rollUp(HEAD + "5,A,\n6,B,\n", Layout.ROWS);
        assertEquals(2.0, Given.mean(r, "A", "y"), 1e-12);
        assertEquals(2, Given.entry(r, "missingOutcome").units());
        assertEquals(List.of(6L, 7L), Given.entry(r, "missingOutcome").lines());
    }

    @Test
    void anEmptyCellAddsNothingWhereUnitsHaveSeveralRows() throws Exception {
        RollUp r = rollUp(HEAD + "5,A,\n5,A,\n1,A,\n", Layout.ROWS);
        assertEquals(4.0 / 3, Given.mean(r, "A", "y"), 1e-12);
        assertEquals(List.of(), r.ledger());
    }
}
