package dev.labelstream.model.network;

import dev.labelstream.model.weights.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A network as a description: its layers in order. */
public record Network(Architecture architecture, int classes, List<Layer> layers) {
    public Network {
        layers = List.copyOf(layers);
    }

    /** All tensors, in the order of PyTorch's state dict. */
    public List<TensorSpec> tensors() {
        return layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
    }

    /** What gives the classes their logits. */
    public List<TensorSpec> lastLayer() {
        return layers.get(layers.size() - 1).tensors();
    }

    /** How many numbers training changes. */
    public long parameterCount() {
        return tensors().stream()
                .filter(TensorSpec::trainable)
                .mapToLong(t -> Tensor.elements(t.shape()))
                .sum();
    }

    /** Weights to start training from; the same seed gives the same on every machine. */
    public Map<String, Tensor> firstWeights(long seed) {
        Random random = new Random(seed);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        tensors().forEach(t -> weights.put(t.name(), t.first(random)));
        return weights;
    }

    /** What keeps these weights from being this network's, each naming a tensor; empty when they fit. */
    public List<String> differences(Map<String, Tensor> weights) {
        List<String> differences = new ArrayList<>();
        Set<String> others = new TreeSet<>(weights.keySet());
        for (TensorSpec expected : tensors()) {
            Tensor found = weights.get(expected.name());
            if (!others.remove(expected.name())) {
                differences.add("tensor " + expected.name() + " is missing");
            } else if (!Arrays.equals(found.shape(), expected.shape())) {
                differences.add("tensor %s has shape %s, not %s"
                        .formatted(expected.name(), Arrays.toString(found.shape()), Arrays.toString(expected.shape())));
            }
        }
        others.forEach(name -> differences.add("tensor " + name + " is not part of it"));
        return differences;
    }
}
