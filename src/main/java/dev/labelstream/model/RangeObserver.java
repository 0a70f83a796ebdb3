package dev.labelstream.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.network.OneDnnScript;
import dev.labelstream.model.network.Range;
import dev.labelstream.model.torchscript.Script;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows pictures to a network in float32 and keeps what int8 must know: between which values its activations lie. */
public final class RangeObserver implements AutoCloseable {
    private final Script script;
    private final List<String> points;
    private final int size;
    private final Map<String, Range> ranges = new LinkedHashMap<>();

    private RangeObserver(Script script, List<String> points, int size) {
        this.script = script;
        this.points = points;
        this.size = size;
    }

    /** Empty when the network has no int8 form. */
    public static Optional<RangeObserver> load(ModelFolder folder) {
        return new OneDnnScript(folder.network(), folder.normalisation(), folder.weights())
                .ranges()
                .map(ranges -> new RangeObserver(
                        Script.load(ranges.archive(), Device.cpu()),
                        ranges.points(),
                        folder.card().inputSize()));
    }

    /** @param pixels direct, uint8 {@code [count, size, size, 3]} RGB, from its beginning */
    public void observe(ByteBuffer pixels, int count) {
        try (NDManager scope = script.manager().newSubManager()) {
            Shape shape = new Shape(count, size, size, 3);
            ByteBuffer batch = pixels.duplicate().position(0).limit(Math.toIntExact(shape.size()));
            NDArray input = scope.create(batch.slice(), shape, DataType.UINT8);
            float[] extremes =
                    script.infer(new NDList(input)).singletonOrThrow().toFloatArray();
            for (int i = 0; i < points.size(); i++) {
                ranges.merge(points.get(i), new Range(extremes[2 * i], extremes[2 * i + 1]), Range::and);
            }
        }
    }

    /** By the name of the convolution they leave. */
    public Map<String, Range> ranges() {
        return ranges;
    }

    @Override
    public void close() {
        script.close();
    }
}
