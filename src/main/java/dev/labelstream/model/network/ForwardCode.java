package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.ScriptModule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the lines of a forward method and which tensors it wants in the type it computes in. */
final class ForwardCode {
    private final ElementType compute;
    private final boolean learns;
    private final StringBuilder lines = new StringBuilder();
    private final Set<String> operands = new HashSet<>();
    private int variables;

    /**
     * @param compute what convolutions calculate in
     * @param learns whether gradients are wanted: tensors lie in float32 then and are cast on the way
     */
    ForwardCode(ElementType compute, boolean learns) {
        this.compute = compute;
        this.learns = learns;
    }

    String line(String expression) {
        String variable = "x" + ++variables;
        lines.append("  ").append(variable).append(" = ").append(expression).append('\n');
        return variable;
    }

    String sequence(List<Layer> layers, String input) {
        String value = input;
        for (Layer layer : layers) {
            value = layer.write(this, value);
        }
        return value;
    }

    /** A tensor in float32. */
    String tensor(String name) {
        return ScriptModule.expression(name);
    }

    /** A tensor in the type convolutions calculate in. */
    String operand(String name) {
        operands.add(name);
        return learns ? cast(tensor(name), compute) : tensor(name);
    }

    /** The product of a matrix and what comes in, plus a bias, in the type convolutions calculate in. */
    String linear(String input, String weight, String bias) {
        return line("torch.linear(%s, %s, %s)".formatted(input, operand(weight), operand(bias)));
    }

    String float32(String value) {
        return cast(value, ElementType.FLOAT32);
    }

    /** From float32 to the type convolutions calculate in. */
    String computed(String value) {
        return cast(value, compute);
    }

    boolean learns() {
        return learns;
    }

    boolean isOperand(String name) {
        return operands.contains(name);
    }

    String lines() {
        return lines.toString();
    }

    private String cast(String value, ElementType type) {
        return compute == ElementType.FLOAT32 ? value : line("torch.to(%s, %d)".formatted(value, type.code()));
    }
}
