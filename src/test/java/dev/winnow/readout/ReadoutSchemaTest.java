package dev.winnow.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadoutSchemaTest {
    private static Schema schema() throws IOException {
        try (InputStream in = Readout.class.getResourceAsStream("/schema/winnow-readout-1.schema.json")) {
            if (in == null) {
                throw new IOException("no schema");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text, InputFormat.JSON);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.winnow.readout.ReadoutsTest#readouts")
    void readoutsFit(Readout r) throws IOException {
        assertEquals(List.of(), schema().validate(Json.write(r), InputFormat.JSON));
    }

    @Test
    void whatIsNoReadoutDoesNot() throws IOException {
        String good = Json.write(ReadoutFixture.oneUnitEach());
        assertFalse(schema().validate(good.replace("winnow-readout/1", "winnow-readout/9"), InputFormat.JSON).isEmpty());
        assertFalse(schema().validate(good.replace("\"chiSquare\"", "\"chi\""), InputFormat.JSON).isEmpty());
        assertFalse(schema().validate(good.replace("\"reason\":\"Too few", "\"why\":\"Too few"), InputFormat.JSON).isEmpty());
    }
}
