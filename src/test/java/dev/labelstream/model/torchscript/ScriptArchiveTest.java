package dev.labelstream.model.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import dev.labelstream.model.TestModels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptArchiveTest {
    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void aScriptWithoutTensorsRuns() {
        // Given
        byte[] archive = ScriptArchive.of(
                """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.flip(x, [0])
                """);

        // When
        float[] flipped = run(archive, 1, 2, 3);

        // Then
        assertThat(flipped).containsExactly(3, 2, 1);
    }

    @Test
    void tensorsAreReachedByTheirDottedNames() {
        // Given
        ScriptModule root =
                new ScriptModule().put("layer1.0.weight", tensor(2, 3)).put("bias", tensor(10, 20));
        String weight = ScriptModule.expression("layer1.0.weight");
        byte[] archive = ScriptArchive.of(
                root,
                """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.add(torch.mul(x, %s), torch.add(self.bias, CONSTANTS.c0))
                """
                        .formatted(weight),
                List.of(tensor(100, 200)));

        // When
        float[] result = run(archive, 1, 1);

        // Then
        assertThat(weight).isEqualTo("getattr(self.layer1, \"0\").weight");
        assertThat(result).containsExactly(112, 223);
    }

    @Test
    void equalModulesGiveEqualBytes() {
        String method = "def forward(self, x: Tensor) -> Tensor:\n  return x\n";
        assertThat(ScriptArchive.of(method)).isEqualTo(ScriptArchive.of(method));
    }

    private static float[] run(byte[] archive, float... input) {
        try (Script script = Script.load(archive, Device.cpu());
                NDList output = script.infer(new NDList(script.manager().create(input)))) {
            return output.singletonOrThrow().toFloatArray();
        }
    }

    private static ScriptTensor tensor(float... values) {
        ByteBuffer content = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        content.asFloatBuffer().put(values);
        return ScriptTensor.rowMajor(ElementType.FLOAT32, new int[] {values.length}, content.array(), false);
    }
}
