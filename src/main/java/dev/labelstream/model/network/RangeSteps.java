package dev.labelstream.model.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plain float32 steps that remember what {@link Int8Steps} will have as bytes, so that the ranges can be looked at. */
final class RangeSteps implements FusedSteps {
    private final ForwardCode code;
    private final Set<String> bytes = new HashSet<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private boolean complete = true;

    RangeSteps(ForwardCode code, String input) {
        this.code = code;
        bytes.add(input);
    }

    @Override
    public String convolution(Convolution convolution, boolean relu, String input) {
        return seen(convolution, relu, input, convolution.write(code, input));
    }

    @Override
    public String convolution(Convolution convolution, String onto, boolean relu, String input) {
        String sum = code.line("torch.add(%s, %s)".formatted(convolution.write(code, input), onto));
        return seen(convolution, relu, input, sum);
    }

    @Override
    public String other(Layer layer, String input) {
        String result = layer.write(code, input);
        if (bytes.contains(input) && layer instanceof Operation operation && operation.onBytes() != null) {
            bytes.add(result);
        }
        return result;
    }

    /** Names of the convolutions whose results become bytes, in the order of the network. */
    List<String> points() {
        return List.copyOf(values.keySet());
    }

    /** Whether all convolutions are among them; otherwise int8 is not worth its name. */
    boolean isComplete() {
        return complete;
    }

    /** {@code [2·points]}: least and most of each point. */
    String extremes() {
        List<String> extremes = new ArrayList<>();
        values.values().forEach(value -> {
            extremes.add("torch.min(" + value + ")");
            extremes.add("torch.max(" + value + ")");
        });
        return code.line("torch.stack([" + String.join(", ", extremes) + "])");
    }

    private String seen(Convolution convolution, boolean relu, String input, String computed) {
        String result = relu ? Operation.relu().write(code, computed) : computed;
        if (bytes.contains(input) && convolution.bias()) {
            values.put(convolution.name(), result);
            bytes.add(result);
        } else {
            complete = false;
        }
        return result;
    }
}
