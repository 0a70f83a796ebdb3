package dev.labelstream.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Map<String, Tensor> tensors = tensors();

        Safetensors.write(file, tensors, StoredType.F32);

        assertThat(Safetensors.read(file)).isEqualTo(tensors);
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void matricesCanTakeHalfTheRoom() throws IOException {
        Safetensors.write(file, Map.of("w", tensor(new int[] {1, 3}, 1.00390625f, -0.1f, 3e38f)), StoredType.BF16);

        assertThat(Safetensors.read(file).get("w").values()).containsExactly(1.0f, -0.100097656f, 3.0040553e38f);
    }

    @Test
    void theFileIsLaidOutAsPythonReadsIt() throws IOException {
        Safetensors.write(file, tensors(), StoredType.BF16);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        JsonNode header = new ObjectMapper().readTree(new String(bytes.array(), 8, length, StandardCharsets.UTF_8));

        assertThat(length % 8).isZero();
        assertThat(header.get("__metadata__").get("format").asText()).isEqualTo("pt");
        assertThat(header.get("conv.weight").toString())
                .isEqualTo("{\"dtype\":\"BF16\",\"shape\":[2,1,1,2],\"data_offsets\":[0,8]}");
        assertThat(header.get("bn.bias").toString())
                .isEqualTo("{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[8,20]}");
        assertThat(bytes.getShort(8 + length)).isEqualTo((short) 0x3f80);
        assertThat(bytes.getFloat(8 + length + 8)).isEqualTo(0.5f);
        assertThat(bytes.capacity()).isEqualTo(8 + length + 20);
    }

    @Test
    void countersOfPyTorchAreLeftOut() throws IOException {
        write(
                "{\"bn.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}",
                12);

        assertThat(Safetensors.read(file)).containsOnlyKeys("w");
    }

    @Test
    void unsoundFilesSayWhatIsWrong() throws IOException {
        refused("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "tensor w has 4 bytes");
        refused("{\"w\":{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "tensor w has type 'I32'");
        refused("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "begins at byte 4");
        refused("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 8, "need 4 bytes, but 8 follow");
        refused("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 2, "need 4 bytes, but 2 follow");
        refused("{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "no sound shape");
        refused("{\"w\":{\"dtype\":\"F32\",\"shape\":[3000000000],\"data_offsets\":[0,4]}}", 4, "no sound shape");
        refused("{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "no sound shape and data_offsets");
        refused("{\"w\":1,\"w\":2}", 0, "its header is not JSON");
        refused("[]", 0, "its header is no JSON object");
        refused("{\"w\"", 0, "its header is not JSON");
        String overlapping = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}";
        refused(overlapping, 8, "tensor b begins at byte 4, but the one before ends at 8");
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("only 3 bytes");

        Files.writeString(file, "PK this is a ZIP or whatever");
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageContaining("no safetensors file: a header of");
    }

    private void refused(String header, int dataBytes, String message) throws IOException {
        write(header, dataBytes);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private void write(String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(text.length).put(text).array());
    }

    private static Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("conv.weight", tensor(new int[] {2, 1, 1, 2}, 1, -2, 0.25f, 1024));
        tensors.put("bn.bias", tensor(new int[] {3}, 0.5f, -0.1f, 3e-8f));
        return tensors;
    }

    private static Tensor tensor(int[] shape, float... values) {
        return new Tensor(shape, values);
    }
}
