package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.model.ResidentMemory;
import dev.labelstream.model.TestModels;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.BatchNorm;
import dev.labelstream.model.network.Convolution;
import dev.labelstream.model.network.Linear;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
    private static final int SIZE = 64;
    private static final int PHOTOS = 8;

    /** A batch of pixels has 96 KB, 384 KB once they are numbers: a step that kept one of them would show 90 MB or more. */
    @Test
    void aThousandStepsTakeNoMoreMemoryThanAHundred() throws IOException {
        ResidentMemory.requireKnown();
        TestModels.startEngine();
        Network tiny = new Network(
                Architecture.RESNET18,
                2,
                List.of(
                        new Convolution("conv", 3, 4, 3, 4, 1, 1, false),
                        new BatchNorm("norm", 4),
                        new Operation("torch.adaptive_avg_pool2d(torch.relu(%s), [1, 1])"),
                        new Operation("torch.flatten(%s, 1)"),
                        new Linear("fc", 4, 2)));
        TrainingSettings settings = TestSettings.of(Map.of("size", SIZE, "precision", "float32"));
        Batch batch = new Batch(ByteBuffer.allocateDirect(PHOTOS * SIZE * SIZE * 3), SIZE, new int[PHOTOS]);
        try (Learner learner = Learner.start(tiny, settings, tiny.firstWeights(1), Set.of())) {
            train(learner, batch, 100);

            long kept = ResidentMemory.kilobytesKeptBy(() -> train(learner, batch, 1000));

            assertThat(kept).isLessThan(20_000);
        }
    }

    private static void train(Learner learner, Batch batch, int steps) {
        for (int step = 0; step < steps; step++) {
            learner.backward(batch);
            learner.step(1e-3);
            if (step % 10 == 0) {
                learner.averaged(() -> learner.infer(batch));
            }
        }
    }
}
