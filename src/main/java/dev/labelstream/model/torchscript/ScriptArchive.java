package dev.labelstream.model.torchscript;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a module as {@code torch.jit.save} does: a ZIP of stored entries with the tensors, a pickle of the module tree and
 * the code as text (layout: PyTorch's {@code torch/csrc/jit/docs/serialization.md}).
 *
 * <p>Every dotted prefix becomes a class of its own, so that tensors keep their torchvision names in DJL and in Python.
 * Only the root has methods; constants are {@code CONSTANTS.c0}, {@code CONSTANTS.c1}, … in their text.
 */
public final class ScriptArchive {
    private static final String ROOT = "Net";

    private final StringBuilder code = new StringBuilder();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private ScriptArchive() {}

    /**
     * An archive without tensors.
     *
     * @param method TorchScript, as {@code def forward(self, x: Tensor) -> Tensor:} and its indented lines
     */
    public static byte[] of(String method) {
        return of(new ScriptModule(), method, List.of());
    }

    public static byte[] of(ScriptModule root, String method, List<ScriptTensor> constants) {
        return of(root, method, constants, new PackedTensors());
    }

    /** @param packed what the method finds under the names that were given out by it */
    public static byte[] of(ScriptModule root, String method, List<ScriptTensor> constants, PackedTensors packed) {
        return new ScriptArchive().write(root, method, constants, packed);
    }

    private byte[] write(ScriptModule root, String method, List<ScriptTensor> constants, PackedTensors packed) {
        Pickle modules = new Pickle();
        module(modules, ROOT, root, method.indent(2), packed);
        Pickle values = new Pickle().mark();
        constants.forEach(c -> tensor(values, c, "constants"));

        entries.put("data.pkl", modules.stop());
        entries.put("constants.pkl", values.tuple().stop());
        entries.put("code/__torch__.py", text(code.toString()));
        entries.put("version", text("3\n"));
        entries.put("byteorder", text("little"));
        return StoredZip.write("net/", entries);
    }

    /** One class for each dotted prefix; children come first, as TorchScript resolves names in the order of the text. */
    private void module(Pickle pickle, String className, ScriptModule module, String methods, PackedTensors packed) {
        pickle.global("__torch__", className)
                .emptyTuple()
                .newObject()
                .emptyDict()
                .mark();
        pickle.text("training").bool(true);
        StringBuilder attributes = new StringBuilder();
        module.tensors().forEach((name, tensor) -> {
            attributes.append(attribute(name, "Tensor"));
            tensor(pickle.text(name), tensor, "data");
        });
        module.children().forEach((name, child) -> {
            String childClass = className + "_" + name;
            attributes.append(attribute(name, "__torch__." + childClass));
            module(pickle.text(name), childClass, child, "", new PackedTensors());
        });
        if (!packed.isEmpty()) {
            attributes.append(attribute(PackedTensors.NAME, "__torch__." + PackedTensors.CLASS));
            packed(pickle.text(PackedTensors.NAME), packed);
        }
        pickle.setItems().build();

        code.append("class ").append(className).append("(Module):\n");
        code.append("  __parameters__ = [").append(names(module, true)).append("]\n");
        code.append("  __buffers__ = [").append(names(module, false)).append("]\n");
        code.append("  __annotations__ = []\n  training : bool\n")
                .append(attributes)
                .append(methods);
    }

    private void packed(Pickle pickle, PackedTensors packed) {
        pickle.global("__torch__", PackedTensors.CLASS).emptyTuple().newObject();
        pickle.mark().bool(false).emptyList().mark();
        packed.given().forEach(tensor -> tensor(pickle, tensor, "data"));
        pickle.appends().tuple().build();
        code.append(packed.code());
    }

    private static String attribute(String name, String type) {
        return Character.isDigit(name.charAt(0))
                ? "  __annotations__[\"%s\"] = %s\n".formatted(name, type)
                : "  %s : %s\n".formatted(name, type);
    }

    private static String names(ScriptModule module, boolean trainable) {
        return module.tensors().entrySet().stream()
                .filter(e -> e.getValue().trainable() == trainable)
                .map(e -> "\"" + e.getKey() + "\", ")
                .collect(Collectors.joining());
    }

    private void tensor(Pickle pickle, ScriptTensor tensor, String folder) {
        String key = String.valueOf(entries.keySet().stream()
                .filter(e -> e.startsWith(folder + "/"))
                .count());
        entries.put(folder + "/" + key, tensor.content());
        pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.mark().text("storage").global("torch", tensor.type().storage());
        pickle.text(key).text("cpu").integer(tensor.elements()).tuple().persistentId();
        pickle.integer(0).integers(tensor.shape()).integers(tensor.strides()).bool(tensor.trainable());
        pickle.global("collections", "OrderedDict").emptyTuple().reduce();
        pickle.tuple().reduce();
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
