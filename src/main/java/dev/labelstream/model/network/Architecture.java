package dev.labelstream.model.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The networks there are. One more is one more line here and its list of layers. */
public enum Architecture {
    LENET("lenet", OptionalInt.of(224), LeNet::layers),
    RESNET18("resnet18", OptionalInt.empty(), classes -> ResNet.layers(classes, 2, 2, 2, 2));

    private final String id;
    private final OptionalInt onlySize;
    private final IntFunction<List<Layer>> layers;

    Architecture(String id, OptionalInt onlySize, IntFunction<List<Layer>> layers) {
        this.id = id;
        this.onlySize = onlySize;
        this.layers = layers;
    }

    public static Optional<Architecture> of(String id) {
        return Arrays.stream(values()).filter(a -> a.id.equals(id)).findFirst();
    }

    /** All ids, for messages. */
    public static String known() {
        return Arrays.stream(values()).map(Architecture::id).collect(Collectors.joining(", "));
    }

    /** Torchvision's name where it has one. */
    public String id() {
        return id;
    }

    /** The input size in pixels, for networks that have only one. */
    public OptionalInt onlySize() {
        return onlySize;
    }

    public Network network(int classes) {
        return new Network(this, classes, layers.apply(classes));
    }
}
