package dev.labelstream.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.TrainableNetwork;
import dev.labelstream.model.torchscript.Script;
import dev.labelstream.model.torchscript.ScriptArchive;
import dev.labelstream.model.weights.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns gradients into changes of the parameters. DJL's own optimisers make a dozen passes over every tensor; PyTorch's
 * fused kernels make one (7 times faster for ResNet-18), and with them the numbers are PyTorch's.
 */
final class Optimizer implements AutoCloseable {
    private final NDManager manager;
    private final List<Group> groups = new ArrayList<>();

    /** @param fresh names of the parameters that are random: beside them, the others move at a lower rate */
    Optimizer(TrainableNetwork network, TrainingSettings settings, Set<String> fresh) {
        manager = network.manager().newSubManager();
        Map<Kind, Map<String, NDArray>> kinds = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> kinds.computeIfAbsent(
                        new Kind(decays(parameter), fresh.isEmpty() || fresh.contains(name)),
                        k -> new LinkedHashMap<>())
                .put(name, parameter));
        kinds.forEach((kind, parameters) -> groups.add(new Group(parameters, kind, settings)));
    }

    /** Decay draws matrices towards zero; scales and shifts have no reason to be small. */
    private static boolean decays(NDArray parameter) {
        return parameter.getShape().dimension() > 1;
    }

    /** Changes the parameters by the gradients that were collected since the last step, and clears them. */
    void step(double rate) {
        groups.forEach(group -> group.step(rate));
    }

    /** A copy of what it remembers: running means of each parameter's gradient and of its square. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        groups.forEach(group -> group.copyTo(tensors));
        return tensors;
    }

    /**
     * Goes on from there.
     *
     * @param step how many have been made
     */
    void restore(Map<String, Tensor> tensors, long step) {
        groups.forEach(group -> group.restore(tensors, step));
    }

    @Override
    public void close() {
        groups.forEach(group -> group.script.close());
        manager.close();
    }

    /** What is the same for all parameters of a group. */
    private record Kind(boolean decays, boolean fullRate) {}

    /** Parameters that are changed in one pass. */
    private final class Group {
        private final Script script;
        private final double share;
        private final List<NDArray> parameters;
        private final Map<String, NDArray> memory = new LinkedHashMap<>();
        private final NDArray steps;
        private NDList gradients;

        Group(Map<String, NDArray> named, Kind kind, TrainingSettings settings) {
            parameters = List.copyOf(named.values());
            share = kind.fullRate() ? 1 : settings.oldLayersRate();
            String code = settings.optimizer().script(kind.decays() ? settings.weightDecay() : 0);
            script = Script.load(ScriptArchive.of(code), Device.cpu());
            steps = named(manager.zeros(new Shape(1)), "s[]");
            parameters.forEach(p -> p.setName("p[]"));
            for (String remembered : List.of("m", "v")) {
                named.forEach((name, p) -> memory.put(
                        remembered + "/" + name,
                        named(manager.zeros(p.getShape(), DataType.FLOAT32), remembered + "[]")));
            }
        }

        /** Libtorch adds to the gradients of the first step in place, so their handles stay good. */
        void step(double rate) {
            if (gradients == null) {
                gradients = new NDList();
                parameters.forEach(p -> gradients.add(named(p.getGradient(), "g[]")));
                gradients.attach(manager);
            }
            steps.addi(1);
            try (NDArray scalar = manager.create((float) (share * rate))) {
                NDList inputs = new NDList(scalar);
                inputs.addAll(parameters);
                inputs.addAll(gradients);
                inputs.addAll(memory.values());
                inputs.addAll(Collections.nCopies(parameters.size(), steps));
                script.infer(inputs).close();
            }
        }

        void copyTo(Map<String, Tensor> tensors) {
            memory.forEach((name, array) -> tensors.put(
                    name,
                    new Tensor(
                            Arrays.stream(array.getShape().getShape())
                                    .mapToInt(Math::toIntExact)
                                    .toArray(),
                            array.toFloatArray())));
        }

        void restore(Map<String, Tensor> tensors, long step) {
            steps.set(new float[] {step});
            memory.forEach((name, array) -> array.set(tensors.get(name).values()));
        }
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }
}
