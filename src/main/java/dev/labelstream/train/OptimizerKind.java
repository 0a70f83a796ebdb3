package dev.labelstream.train;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The optimisers there are, each as the line of TorchScript that does a whole step in PyTorch's fused kernel. */
public enum OptimizerKind {
    ADAM("torch._fused_adam_(p, g, m, v, n, s, lr=rate, beta1=0.9, beta2=0.999, weight_decay=%s, eps=1e-08,"
            + " amsgrad=False, maximize=False)"),
    ADAMW("torch._fused_adamw_(p, g, m, v, n, s, lr=rate, beta1=0.9, beta2=0.999, weight_decay=%s, eps=1e-08,"
            + " amsgrad=False, maximize=False)"),
    SGD("torch._fused_sgd_(p, g, m, weight_decay=%s, momentum=0.9, lr=rate, dampening=0., nesterov=True,"
            + " maximize=False, is_first_step=False)");

    private final String step;

    OptimizerKind(String step) {
        this.step = step;
    }

    public static OptimizerKind of(String name) {
        return Arrays.stream(values())
                .filter(k -> k.id().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new TrainingException("optimizer '" + name + "' is unknown: use adam, adamw or sgd"));
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A rate that trains well with it. */
    double learningRate(Schedule schedule) {
        boolean constant = schedule == Schedule.CONSTANT;
        if (this == SGD) {
            return constant ? 0.01 : 0.1;
        }
        return constant ? 1e-3 : 2e-3;
    }

    double weightDecay() {
        return switch (this) {
            case ADAM -> 0;
            case ADAMW -> 0.05;
            case SGD -> 5e-4;
        };
    }

    /**
     * Changes the parameters {@code p} by the gradients {@code g} and clears those. {@code m} and {@code v} are what it
     * remembers, {@code s} counts steps.
     */
    String script(double weightDecay) {
        return """
                def forward(self, rate: Tensor, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor],
                    s: List[Tensor]) -> Tensor:
                  n = annotate(List[Tensor], [])
                  %s
                  torch._foreach_zero_(g)
                  return rate
                """
                .formatted(step.formatted(weightDecay));
    }
}
