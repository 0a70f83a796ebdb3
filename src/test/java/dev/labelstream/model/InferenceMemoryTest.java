package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.BatchNorm;
import dev.labelstream.model.network.Convolution;
import dev.labelstream.model.network.Linear;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.Operation;
import dev.labelstream.model.network.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InferenceMemoryTest {
    private static final int SIZE = 32;
    private static final int BATCH = 10;
    private static final Network TINY = new Network(
            Architecture.RESNET18,
            2,
            List.of(
                    new Convolution("conv", 3, 4, 3, 4, 1, 1, false),
                    new BatchNorm("norm", 4),
                    new Operation("torch.relu(%s)"),
                    new Operation("torch.adaptive_avg_pool2d(%s, [1, 1])"),
                    new Operation("torch.flatten(%s, 1)"),
                    new Linear("fc", 4, 2)));

    /** A batch has 30 KB: inferences that kept theirs would show 300 MB, and those that kept 100 bytes of the engine each 10 MB. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT8"})
    void aHundredThousandInferencesTakeNoMoreMemoryThanTenThousand(Precision precision) throws IOException {
        ResidentMemory.requireKnown();
        Assumptions.assumeTrue(precision.obstacle(Processor.here(), false).isEmpty());
        TestModels.startEngine();
        ByteBuffer pictures = Formula.pictures(BATCH, SIZE);
        try (ServingNetwork network = ServingNetwork.load(
                TINY,
                Normalisation.IMAGENET,
                TINY.firstWeights(1),
                Map.of("conv", new Range(0, 4)),
                new Placement(Device.cpu(), precision))) {
            infer(network, pictures, 10_000);

            long kept = ResidentMemory.kilobytesKeptBy(() -> infer(network, pictures, 100_000));

            assertThat(kept).isLessThan(10_000);
        }
    }

    private static void infer(ServingNetwork network, ByteBuffer pictures, int inferences) {
        for (int done = 0; done < inferences; done += BATCH) {
            network.classify(pictures, BATCH, SIZE);
        }
    }
}
