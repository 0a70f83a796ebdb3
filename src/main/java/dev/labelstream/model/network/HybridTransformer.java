package dev.labelstream.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hybrid of Dosovitskiy et al. 2020: the positions of a residual network's last stage are the tokens of a small
 * pre-norm encoder (ViT-S). Names as torchvision's {@code VisionTransformer} has them.
 *
 * <p>There is a learned vector for each position, so weights belong to one input size; the number of positions follows
 * from it.
 */
record HybridTransformer(ResNet trunk) implements Plan {
    private static final int WIDTH = 384;
    private static final int HIDDEN = 1536;
    private static final int HEADS = 6;
    private static final int DEPTH = 12;

    @Override
    public Optional<Misfit> misfit(Variant variant, int size) {
        return trunk.misfit(variant, size);
    }

    @Override
    public List<Layer> layers(Variant variant, int size, int classes) {
        int side = (size + trunk.stride() - 1) / trunk.stride();
        List<Layer> layers = new ArrayList<>(trunk.trunk("trunk.", variant));
        layers.add(new Tokens("vit", trunk.channels(), WIDTH, side * side));
        for (int i = 0; i < DEPTH; i++) {
            String name = "vit.encoder.layers.encoder_layer_" + i;
            layers.add(new Residual(
                    List.of(
                            new LayerNorm(name + ".ln_1", WIDTH),
                            new Attention(name + ".self_attention", WIDTH, HEADS)),
                    List.of()));
            layers.add(new Residual(
                    List.of(new LayerNorm(name + ".ln_2", WIDTH), new FeedForward(name + ".mlp", WIDTH, HIDDEN)),
                    List.of()));
        }
        layers.add(new LayerNorm("vit.encoder.ln", WIDTH));
        layers.add(Operation.firstToken());
        layers.add(new Linear("vit.heads.head", WIDTH, classes));
        return layers;
    }
}
