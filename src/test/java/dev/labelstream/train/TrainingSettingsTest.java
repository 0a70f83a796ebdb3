package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.model.network.Architecture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    @Test
    void theDefaultRecipeCropsAndCycles() {
        TrainingSettings settings = TestSettings.of(Map.of());

        assertThat(settings)
                .isEqualTo(new TrainingSettings(
                        "default",
                        "resnet18",
                        null,
                        null,
                        10,
                        160,
                        64,
                        OptimizerKind.ADAMW,
                        2e-3,
                        Schedule.ONE_CYCLE,
                        0.2,
                        0.1,
                        0.05,
                        0.1,
                        0.998,
                        true,
                        0.3,
                        0.6,
                        0.7,
                        0.1,
                        0,
                        0,
                        null,
                        null,
                        "auto"));
    }

    @Test
    void theHomeworkRecipeIsPlain() {
        TrainingSettings settings = TestSettings.of(Map.of("recipe", "homework"));

        assertThat(settings)
                .isEqualTo(new TrainingSettings(
                        "homework",
                        "resnet18",
                        null,
                        null,
                        10,
                        224,
                        64,
                        OptimizerKind.ADAM,
                        1e-3,
                        Schedule.CONSTANT,
                        0,
                        1,
                        0,
                        0,
                        0,
                        false,
                        0.3,
                        0.6,
                        0.7,
                        0.1,
                        0,
                        0,
                        "cat,*",
                        null,
                        "auto"));
    }

    @Test
    void cropsGrowToSevenTenthsOfTheServedSize() {
        TrainingSettings settings = TestSettings.of(Map.of("epochs", 5, "size", 160));

        assertThat(new int[] {settings.cropSize(1), settings.cropSize(2), settings.cropSize(4), settings.cropSize(5)})
                .containsExactly(96, 96, 112, 112);
    }

    @Test
    void theSmallNetworkSeesItsOnlySize() {
        TrainingSettings settings = TestSettings.of(Map.of("architecture", "lenet", "epochs", 5));

        assertThat(settings.size()).isEqualTo(224);
        assertThat(settings.cropSize(1)).isEqualTo(224);
        assertThatThrownBy(() -> TestSettings.of(Map.of("architecture", "lenet", "size", 64)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("lenet: size must be 224, which its linear layers fix, not 64");
    }

    @Test
    void aNetworkThatKnowsItsPositionsSeesItsSizeOnly() {
        TrainingSettings settings = TestSettings.of(Map.of("architecture", "resnet50-vit", "epochs", 5, "size", 96));

        assertThat(settings.cropSize(1)).isEqualTo(96);
    }

    @Test
    void instanceNormSeesMoreThanOnePosition() {
        assertThat(TestSettings.of(Map.of("norm", "instance", "size", 64)).cropSize(1))
                .isEqualTo(48);
        assertThat(TestSettings.of(Map.of("norm", "instance", "size", 40)).cropSize(1))
                .isEqualTo(40);
    }

    @Test
    void aNetworkThereIsNotIsRefusedWithTheMend() {
        refused("norm", "group", "norm 'group' is unknown: use one of batch, layer, instance");
        refused(
                "cardinality",
                3,
                "resnet18: cardinality 3 does not divide the 64 channels of its narrowest 3×3 convolutions:"
                        + " use one of 1, 2, 4, 8, 16, 32, 64");
        assertThatThrownBy(() -> TestSettings.of(Map.of("norm", "instance", "size", 32)))
                .hasMessage("resnet18: size must be over 32 with instance norm, not 32:"
                        + " the norm of a single position is zero");
        assertThatThrownBy(() -> TestSettings.of(Map.of("architecture", "lenet", "norm", "batch")))
                .hasMessage("lenet: it has no norm to choose: leave norm out");
        assertThatThrownBy(() -> TestSettings.of(Map.of("architecture", "lenet", "cardinality", 2)))
                .hasMessage("lenet: it has no residual blocks: leave cardinality out");
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        refused("epochs", 0, "epochs 0 is not from 1 to 10000");
        refused("size", 16, "size 16 is not from 32 to 1024");
        refused("batchSize", 1, "batch size 1 is not from 2 to 4096");
        refused("learningRate", 0, "learning rate 0 is not from 1.0E-8 to 10");
        refused("learningRate", Double.NaN, "learning rate NaN is not from 1.0E-8 to 10");
        refused("warmUp", 1, "warm-up 1 is not from 0 to 0.9");
        refused("oldLayersRate", 2, "rate of old layers 2 is not from 0 to 1");
        refused("averaging", 1, "averaging 1 is not from 0 to 0.99999");
        refused("smallestArea", 0, "smallest area 0 is not from 0.01 to 1");
        refused("firstCrop", 0.1, "first crop 0.1 is not from 0.2 to 1");
        refused("lastCrop", 1.1, "last crop 1.1 is not from 0.2 to 1");
    }

    @Test
    void aBatchOfMoreThanTwoGigabytesIsRefused() {
        assertThatThrownBy(() -> TestSettings.of(Map.of("batchSize", 1024, "size", 1024)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("1024 photos of 1024 x 1024 pixels are too much for one step: make the batch smaller");
    }

    @Test
    void aScheduleBringsItsOwnRateAndWarmUp() {
        TrainingSettings cosine = TestSettings.of(Map.of("schedule", "cosine", "optimizer", "sgd"));
        TrainingSettings constant = TestSettings.of(Map.of("schedule", "constant", "optimizer", "sgd"));

        assertThat(cosine.warmUp()).isEqualTo(0.05);
        assertThat(cosine.learningRate()).isEqualTo(0.1);
        assertThat(constant.learningRate()).isEqualTo(0.01);
    }

    @Test
    void unknownNamesComeWithTheKnownOnes() {
        refused("recipe", "best", "recipe 'best' is unknown: use default or homework");
        refused("architecture", "alexnet", "architecture 'alexnet' is unknown: use one of " + Architecture.known());
        refused("schedule", "step", "schedule 'step' is unknown: use one-cycle, cosine or constant");
        assertThatThrownBy(() -> OptimizerKind.of("lion"))
                .hasMessage("optimizer 'lion' is unknown: use adam, adamw or sgd");
    }

    private static void refused(String name, Object value, String message) {
        assertThatThrownBy(() -> TestSettings.of(Map.of(name, value)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(message);
    }
}
