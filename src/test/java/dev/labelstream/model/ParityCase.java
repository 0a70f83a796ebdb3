package dev.labelstream.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A network that PyTorch has computed with {@link Formula}'s weights and pictures: {@code src/test/resources/parity}. */
public enum ParityCase {
    LENET("lenet", Architecture.LENET),
    RESNET18("resnet18", Architecture.RESNET18),
    RESNET18_LAYERNORM("resnet18-layernorm", Architecture.RESNET18, Norm.LAYER, null, 224, 2),
    RESNET18_INSTANCENORM("resnet18-instancenorm", Architecture.RESNET18, Norm.INSTANCE, null, 224, 2),
    RESNET18_CARDINALITY("resnet18-cardinality4", Architecture.RESNET18, null, 4, 64, 2),
    RESNET34("resnet34", Architecture.RESNET34),
    RESNET50("resnet50", Architecture.RESNET50),
    RESNET50_CARDINALITY("resnet50-cardinality16-instancenorm", Architecture.RESNET50, Norm.INSTANCE, 16, 224, 2),
    RESNET101("resnet101", Architecture.RESNET101),
    RESNEXT50("resnext50_32x4d", Architecture.RESNEXT50_32X4D),
    RESNEXT50_CARDINALITY("resnext50_32x4d-cardinality8-layernorm", Architecture.RESNEXT50_32X4D, Norm.LAYER, 8, 64, 3),
    RESNEXT101("resnext101_32x8d", Architecture.RESNEXT101_32X8D),
    RESNET50_VIT("resnet50-vit", Architecture.RESNET50_VIT),
    RESNET50_VIT_SMALL("resnet50-vit-layernorm", Architecture.RESNET50_VIT, Norm.LAYER, null, 100, 3);

    private final String file;
    private final Network network;
    private final int size;

    ParityCase(String file, Architecture architecture) {
        this(file, architecture, null, null, 224, 2);
    }

    ParityCase(String file, Architecture architecture, Norm norm, Integer cardinality, int size, int classes) {
        this.file = file;
        this.size = size;
        network = architecture.network(new Variant(norm, cardinality), size, classes);
    }

    Network network() {
        return network;
    }

    int size() {
        return size;
    }

    public TrainableNetwork trainable() {
        return trainable(TestModels.PLACEMENT);
    }

    public TrainableNetwork trainable(Placement placement) {
        return TrainableNetwork.load(network, Normalisation.IMAGENET, Formula.weights(network), placement);
    }

    /** The four pictures. */
    public NDArray pictures(NDManager manager) {
        return manager.create(Formula.pictures(4, size), new Shape(4, size, size, 3), DataType.UINT8);
    }

    /** PyTorch's numbers. */
    public JsonNode reference() {
        try (InputStream json = ParityCase.class.getResourceAsStream("/parity/" + file + ".json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the reference of " + file, e);
        }
    }

    /** A list of numbers, or of rows of them. */
    public double[] numbers(String field) {
        return StreamSupport.stream(reference().get(field).spliterator(), false)
                .flatMap(row -> row.isArray() ? StreamSupport.stream(row.spliterator(), false) : Stream.of(row))
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    @Override
    public String toString() {
        return file;
    }
}
