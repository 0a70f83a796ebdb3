package dev.labelstream.model.weights;

import static dev.labelstream.model.weights.TorchFile.integer;
import static dev.labelstream.model.weights.TorchFile.latin;
import static dev.labelstream.model.weights.TorchFile.tensor;
import static dev.labelstream.model.weights.TorchFile.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file from somebody else costs one line, whatever is in it. */
class HostileCheckpointTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("evil.pth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os system",
                "posix system",
                "builtins eval",
                "builtins exec",
                "builtins getattr",
                "__builtin__ getattr",
                "builtins __import__",
                "operator attrgetter",
                "functools partial",
                "torch load",
                "torch._utils _rebuild_tensor_v2.__globals__",
                "torch.storage _load_from_bytes",
                "torchvision.models.resnet ResNet",
                "numpy.core.multiarray scalar",
                "argparse Namespace",
                "__torch__ Net"
            })
    void whatBuildsNoTensorIsRefusedByName(String name) throws IOException {
        String module = name.split(" ")[0];
        String asked = name.split(" ")[1];
        String message = "evil.pth: its pickle asks for " + module + "." + asked + ", which builds no tensor";

        refused("\u0080\2c" + module + "\n" + asked + "\n(" + text("touch x") + "tR.", message);
        refused("\u0080\4" + text(module) + text(asked) + "\u0093(" + text("touch x") + "tR.", message);
        refused("\u0080\2c" + module + "\n" + asked + "\n.", message);
    }

    @Test
    void opcodesThatMakeObjectsAreRefused() throws IOException {
        refused("\u0080\2(ios\nsystem\n.", "opcode 0x69 at byte 3");
        refused("\u0080\2(ccollections\nOrderedDict\no.", "opcode 0x6f");
        refused("\u0080\2ccollections\nOrderedDict\n)\u0081.", "opcode 0x81");
        refused("\u0080\2\u0082\1.", "opcode 0x82");
        refused("\u0080\2Pname\n.", "opcode 0x50");
    }

    @Test
    void namesThatAreOnlyNamedCannotBeCalled() throws IOException {
        refused("\u0080\2ctorch\nFloatStorage\n)R.", "calls torch.FloatStorage");
        refused("\u0080\2ctorch._utils\n_rebuild_parameter\n(K\1tR.", "makes a parameter of what is no tensor");
    }

    @Test
    void aNameIsPrintedShortAndWithoutControlCharacters() throws IOException {
        refused("\u0080\2cos\u001b[31m\n" + "x".repeat(1000) + "\n.", "asks for os?[31m.xxx");
    }

    @Test
    void viewsThatReachBeyondTheirNumbersAreRefused() throws IOException {
        assertThat(read(tensor("K\0", "K\2\u0085", "K\1\u0085")).get("w").values())
                .hasSize(2);

        refused(tensor(integer(-1), "K\1\u0085", "K\1\u0085"), "offset, shape or stride -1");
        refused(tensor("K\0", integer(-1) + "\u0085", "K\1\u0085"), "offset, shape or stride -1");
        refused(tensor("K\0", "K\2\u0085", integer(-1) + "\u0085"), "offset, shape or stride -1");
        refused(tensor("K\1", "K\2\u0085", "K\1\u0085"), "tensor w has shape [2], offset 1 and strides [1]");
        refused(tensor("K\0", "K\2\u0085", "K\2\u0085"), "in a storage of 2 numbers");
        refused(tensor("K\0", "K\2\u0085", "\u008a\10\0\0\0\0\0\0\0\177\u0085"), "in a storage of 2 numbers");
        refused(tensor("\u008a\10\0\0\0\0\0\0\0\177", "K\1\u0085", "K\1\u0085"), "in a storage of 2 numbers");
    }

    @Test
    void aHugeTensorOfFewNumbersIsRefusedBeforeItTakesRoom() throws IOException {
        String huge = integer(Integer.MAX_VALUE);

        refused(tensor("K\0", huge + "\u0085", "K\0\u0085"), "in a storage of 2 numbers");
        refused(tensor("K\0", huge + huge + "\u0086", "K\0K\0\u0086"), "in a storage of 2 numbers");
        refused("\u0080\2X" + "\u00ff\u00ff\u00ff\177" + ".", "its pickle ends early");
    }

    @Test
    void theSameNumbersCannotFillTheMemoryAsManyTensors() throws IOException {
        StringBuilder pickle = new StringBuilder("\u0080\2}(");
        String storage = "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\2tQ";
        String one =
                "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + "K\0" + integer(20_000) + "\u0085K\1\u0085\u0089}tR";
        pickle.append(text("first")).append(one).append("q\0");
        for (int i = 0; i < 20_000; i++) {
            pickle.append(integer(i)).append("h\0");
        }
        TorchFile.write(file, Map.of("data.pkl", latin(pickle + "u."), "data/0", new byte[80_000]), ZipEntry.STORED);

        assertRefused("show the same numbers again and again");
    }

    @Test
    void aDictionaryThatHoldsItselfIsRefused() throws IOException {
        refused("\u0080\2}q\0" + text("state_dict") + "h\0s.", "it holds no state dict");
        refused("\u0080\2]q\0h\0a}h\0K\1s.", "key that is neither text nor number");
    }

    @Test
    void malformedPicklesAreRefused() throws IOException {
        for (String pickle : new String[] {
            "",
            ".",
            "\u0080\2",
            "\u0080\2t.",
            "\u0080\2(.",
            "\u0080\2h\7.",
            "\u0080\2}(K\1u.",
            "\u0080\2K\1K\1K\1s.",
            "\u0080\2NQ.",
            "\u0080\2)Q.",
            "\u0080\2NR.",
            "\u0080\2K\1Nb.",
            "\u0080\2(R.",
            "\u0080\2cos",
            "\u0080\2\u008a\11",
            "\u0080\2a.",
            "\u0080\2NNa."
        }) {
            refused(pickle, "its pickle ");
        }
        refused("\u0080\2ctorch._utils\n_rebuild_tensor_v2\n)R.", "makes a tensor of what is none");
    }

    @Test
    void whatIsCompressedIsNotUnpacked() throws IOException {
        TorchFile.write(file, Map.of("a/data.pkl", new byte[10_000_000]), ZipEntry.DEFLATED);
        assertRefused("a/data.pkl in it is compressed or too large");

        TorchFile.write(file, Map.of("a/data.pkl", new byte[17_000_000]), ZipEntry.STORED);
        assertRefused("its pickle has 17000000 bytes");
    }

    @Test
    void namesThatClimbOutOfTheFileLeadNowhere() throws IOException {
        refused(tensor("K\0", "K\2\u0085", "K\1\u0085").replace(text("0"), text("../../../etc/passwd")), "are missing");

        TorchFile.write(
                file,
                Map.of(
                        "../../a/data.pkl",
                        latin(tensor("K\0", "K\2\u0085", "K\1\u0085")),
                        "../../a/data/0",
                        new byte[8]),
                ZipEntry.STORED);
        assertThat(StateDict.read(file)).containsOnlyKeys("w");
    }

    @Test
    void aFileThatWasCutAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(TorchFile.write(file, tensor("K\0", "K\2\u0085", "K\1\u0085")));
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("");
        }
    }

    @Test
    void aBitThatFlippedIsNoticed() throws IOException {
        byte[] whole =
                Files.readAllBytes(TorchFile.write(file, Map.of("data.pkl", latin("\u0080\2}.")), ZipEntry.STORED));
        int at = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\u0080\2}.");
        whole[at + 2] ^= 1;
        Files.write(file, whole);

        assertRefused("data.pkl in it is damaged: copy the file again");
    }

    private Map<String, Tensor> read(String pickle) throws IOException {
        return StateDict.read(TorchFile.write(file, pickle));
    }

    private void refused(String pickle, String message) throws IOException {
        TorchFile.write(file, pickle);
        assertRefused(message);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> StateDict.read(file))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }
}
