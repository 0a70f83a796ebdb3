package dev.labelstream.model.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The networks there are. One more is one more line here, and its list of layers where no plan has it yet. */
public enum Architecture {
    LENET("lenet", new LeNet()),
    RESNET18("resnet18", ResNet.basic(2, 2, 2, 2)),
    /** To see what the shortcuts bring. */
    PLAIN18("plain18", ResNet.plain(2, 2, 2, 2)),
    RESNET34("resnet34", ResNet.basic(3, 4, 6, 3)),
    RESNET50("resnet50", ResNet.bottleneck(1, 64, 3, 4, 6, 3)),
    RESNET101("resnet101", ResNet.bottleneck(1, 64, 3, 4, 23, 3)),
    RESNEXT50_32X4D("resnext50_32x4d", ResNet.bottleneck(32, 4, 3, 4, 6, 3)),
    RESNEXT101_32X8D("resnext101_32x8d", ResNet.bottleneck(32, 8, 3, 4, 23, 3)),
    RESNET50_VIT("resnet50-vit", new HybridTransformer(ResNet.bottleneck(1, 64, 3, 4, 6)));

    /** What is trained when nobody says. */
    public static final Architecture DEFAULT = RESNET18;

    private static final int USUAL_SIZE = 224;

    private final String id;
    private final Plan plan;

    Architecture(String id, Plan plan) {
        this.id = id;
        this.plan = plan;
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
        return plan.onlySize();
    }

    /** Whether the same weights take pictures of every size, so that training may begin with small ones. */
    public boolean anySize() {
        return plan.anySize();
    }

    /** What is wrong with these settings; empty when there is such a network. */
    public Optional<Misfit> misfit(Variant variant, int size) {
        return plan.misfit(variant, size).map(m -> new Misfit(m.setting(), id + ": " + m.reason()));
    }

    /** The network as its name says, for pictures of 224×224. */
    public Network network(int classes) {
        return network(Variant.PLAIN, USUAL_SIZE, classes);
    }

    /**
     * The network.
     *
     * @param size width and height of the input in pixels
     * @throws IllegalArgumentException for settings with a {@link #misfit}
     */
    public Network network(Variant variant, int size, int classes) {
        misfit(variant, size).ifPresent(m -> {
            throw new IllegalArgumentException(m.reason());
        });
        return new Network(this, classes, plan.layers(variant, size, classes));
    }
}
