package dev.labelstream.model.torchscript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tensors that a module makes from others while it is loaded, as PyTorch's own quantised modules do: a kernel's weights in
 * the order its processor wants them. What they are made from does not stay in memory.
 */
public final class PackedTensors {
    static final String NAME = "packed";
    static final String CLASS = "Net_packed";

    private final List<ScriptTensor> given = new ArrayList<>();
    private final List<String> made = new ArrayList<>();

    /** Puts a tensor into the archive and returns how the expression of {@link #make} reaches it. */
    public String give(ScriptTensor tensor) {
        given.add(tensor);
        return "t[%d]".formatted(given.size() - 1);
    }

    /**
     * Adds a tensor to be made.
     *
     * @param expression TorchScript over what was given
     * @return how a method reaches it
     */
    public String make(String expression) {
        made.add(expression);
        return "self.%s.made[%d]".formatted(NAME, made.size() - 1);
    }

    boolean isEmpty() {
        return made.isEmpty();
    }

    List<ScriptTensor> given() {
        return Collections.unmodifiableList(given);
    }

    /** TorchScript wants both methods or none; the first would run only if the loaded module were saved again. */
    String code() {
        return """
                class %1$s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  made : List[Tensor]
                  def __getstate__(self: __torch__.%1$s) -> Tuple[bool, List[Tensor]]:
                    return (self.training, self.made)
                  def __setstate__(self: __torch__.%1$s,
                    state: Tuple[bool, List[Tensor]]) -> NoneType:
                    training, t = state
                    self.training = training
                    self.made = [%2$s]
                    return None
                """
                .formatted(CLASS, String.join(", ", made));
    }
}
