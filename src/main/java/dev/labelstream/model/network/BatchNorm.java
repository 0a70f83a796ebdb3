package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.List;

/** Each channel over the batch, with a learned scale and shift; running statistics in evaluation. */
public record BatchNorm(String name, int channels) implements Layer {
    static final float EPSILON = 1e-5f;

    String weight() {
        return name + ".weight";
    }

    String bias() {
        return name + ".bias";
    }

    String mean() {
        return name + ".running_mean";
    }

    String variance() {
        return name + ".running_var";
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(weight(), Start.constant(1), channels),
                TensorSpec.parameter(bias(), Start.constant(0), channels),
                TensorSpec.statistic(mean(), 0, channels),
                TensorSpec.statistic(variance(), 1, channels));
    }

    @Override
    public String write(ForwardCode code, String input) {
        return code.line("torch.batch_norm(%s, %s, %s, %s, %s, self.training, 0.1, %s, True)"
                .formatted(
                        input,
                        code.tensor(weight()),
                        code.tensor(bias()),
                        code.tensor(mean()),
                        code.tensor(variance()),
                        EPSILON));
    }
}
