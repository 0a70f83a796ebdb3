package dev.labelstream.model.torchscript;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree of tensors under dotted names, like a PyTorch state dict: {@code layer1.0.conv1.weight}. */
public final class ScriptModule {
    private final Map<String, ScriptTensor> tensors = new LinkedHashMap<>();
    private final Map<String, ScriptModule> children = new LinkedHashMap<>();

    /** @param name dotted; modules on the way are made */
    public ScriptModule put(String name, ScriptTensor tensor) {
        Deque<String> path = new ArrayDeque<>(Arrays.asList(name.split("\\.", -1)));
        String leaf = path.removeLast();
        ScriptModule owner = this;
        for (String part : path) {
            owner = owner.children.computeIfAbsent(part, p -> new ScriptModule());
        }
        if (owner.tensors.put(leaf, tensor) != null) {
            throw new IllegalArgumentException("two tensors are named " + name);
        }
        return this;
    }

    /** How TorchScript text reaches the tensor: numbers are no identifiers, so they need {@code getattr}. */
    public static String expression(String name) {
        String expression = "self";
        for (String part : List.of(name.split("\\.", -1))) {
            expression = Character.isDigit(part.charAt(0))
                    ? "getattr(%s, \"%s\")".formatted(expression, part)
                    : expression + "." + part;
        }
        return expression;
    }

    Map<String, ScriptTensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    Map<String, ScriptModule> children() {
        return Collections.unmodifiableMap(children);
    }
}
