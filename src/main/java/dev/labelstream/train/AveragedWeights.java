package dev.labelstream.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.TrainableNetwork;
import dev.labelstream.model.network.TensorSpec;
import dev.labelstream.model.torchscript.Script;
import dev.labelstream.model.torchscript.ScriptArchive;
import dev.labelstream.model.weights.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A moving average of a network's tensors, running statistics too: it is better than the network at any step, since the
 * noise of the last batches cancels out (Polyak and Juditsky 1992).
 */
final class AveragedWeights implements AutoCloseable {
    private static final String FOLLOW =
            """
            def forward(self, share: Tensor, a: List[Tensor], w: List[Tensor]) -> Tensor:
              torch._foreach_lerp_(a, w, torch.item(share))
              return share
            """;
    private static final String EXCHANGE =
            """
            def forward(self, share: Tensor, a: List[Tensor], w: List[Tensor]) -> Tensor:
              kept = torch._foreach_mul(a, share)
              torch._foreach_copy_(a, w)
              torch._foreach_copy_(w, kept)
              return share
            """;

    private final double decay;
    private final List<TensorSpec> specs;
    private final NDManager manager;
    private final Script follow;
    private final Script exchange;
    private final NDList live;
    private final NDList averages = new NDList();

    /**
     * Starts.
     *
     * @param decay share of the average that stays in a step; 0 for the last step's weights
     * @param averages to go on from
     */
    AveragedWeights(TrainableNetwork network, double decay, Map<String, Tensor> averages) {
        this.decay = decay;
        specs = network.tensors();
        manager = network.manager().newSubManager();
        follow = Script.load(ScriptArchive.of(FOLLOW), Device.cpu());
        exchange = Script.load(ScriptArchive.of(EXCHANGE), Device.cpu());
        live = network.state(manager);
        live.forEach(tensor -> tensor.setName("w[]"));
        for (TensorSpec spec : specs) {
            Tensor tensor = averages.get(spec.name());
            NDArray average = manager.create(tensor.values(), shape(tensor));
            average.setName("a[]");
            this.averages.add(average);
        }
    }

    /**
     * Draws the average towards the network. Early on it follows faster, so that the random start is soon forgotten.
     *
     * @param step from 1
     */
    void follow(long step) {
        double kept = Math.min(decay, step / (step + 9.0));
        run(follow, (float) (1 - kept));
    }

    /** Puts the averages into the network, and what was there in their place; a second call puts it back, bit for bit. */
    void exchange() {
        run(exchange, 1);
    }

    /** A copy. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            tensors.put(
                    specs.get(i).name(),
                    new Tensor(specs.get(i).shape(), averages.get(i).toFloatArray()));
        }
        return tensors;
    }

    @Override
    public void close() {
        follow.close();
        exchange.close();
        manager.close();
    }

    private void run(Script script, float scalar) {
        try (NDArray first = manager.create(scalar)) {
            NDList inputs = new NDList(first);
            inputs.addAll(averages);
            inputs.addAll(live);
            script.infer(inputs).close();
        }
    }

    private static Shape shape(Tensor tensor) {
        return new Shape(Arrays.stream(tensor.shape()).asLongStream().toArray());
    }
}
