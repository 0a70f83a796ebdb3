package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    @Test
    void theDefaultRecipeCropsAndCycles() {
        TrainingSettings settings = TrainingChoices.NONE.settings();

        assertThat(settings)
                .isEqualTo(new TrainingSettings(
                        "default",
                        "resnet18",
                        10,
                        160,
                        64,
                        OptimizerKind.ADAMW,
                        2e-3,
                        0.05,
                        0.1,
                        true,
                        true,
                        0.1,
                        0,
                        null,
                        null,
                        "auto"));
    }

    @Test
    void theHomeworkRecipeIsPlain() {
        TrainingSettings settings =
                choices("homework", null, null, null, null, null).settings();

        assertThat(settings)
                .isEqualTo(new TrainingSettings(
                        "homework",
                        "resnet18",
                        10,
                        224,
                        64,
                        OptimizerKind.ADAM,
                        1e-3,
                        0,
                        0,
                        false,
                        false,
                        0.1,
                        0,
                        "cat,*",
                        null,
                        "auto"));
    }

    @Test
    void cropsGrowToFourFifthsOfTheServedSize() {
        TrainingSettings settings = choices(null, null, 5, 160, null, null).settings();

        assertThat(new int[] {settings.cropSize(1), settings.cropSize(2), settings.cropSize(3), settings.cropSize(5)})
                .containsExactly(96, 112, 112, 128);
    }

    @Test
    void theSmallNetworkSeesItsOnlySize() {
        TrainingSettings settings = choices(null, "lenet", 5, null, null, null).settings();

        assertThat(settings.size()).isEqualTo(224);
        assertThat(settings.cropSize(1)).isEqualTo(224);
        assertThatThrownBy(() -> choices(null, "lenet", 5, 64, null, null).settings())
                .isInstanceOf(TrainingException.class)
                .hasMessage("lenet takes size 224 only, not 64");
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        refused(choices(null, null, 0, null, null, null), "epochs 0 is not from 1 to 10000");
        refused(choices(null, null, null, 16, null, null), "size 16 is not from 32 to 1024");
        refused(choices(null, null, null, null, 1, null), "batch size 1 is not from 2 to 4096");
        refused(choices(null, null, null, null, null, 0.0), "learning rate 0 is not from 1.0E-8 to 10");
        refused(choices(null, null, null, null, null, Double.NaN), "learning rate NaN is not from 1.0E-8 to 10");
    }

    @Test
    void unknownNamesComeWithTheKnownOnes() {
        refused(choices("best", null, null, null, null, null), "recipe 'best' is unknown: use default or homework");
        refused(
                choices(null, "alexnet", null, null, null, null),
                "architecture 'alexnet' is unknown: use one of lenet, resnet18");
        assertThatThrownBy(() -> OptimizerKind.of("lion"))
                .hasMessage("optimizer 'lion' is unknown: use adam, adamw or sgd");
    }

    private static void refused(TrainingChoices choices, String message) {
        assertThatThrownBy(choices::settings)
                .isInstanceOf(TrainingException.class)
                .hasMessage(message);
    }

    private static TrainingChoices choices(
            String recipe, String architecture, Integer epochs, Integer size, Integer batchSize, Double rate) {
        return new TrainingChoices(
                recipe, architecture, epochs, size, batchSize, null, rate, null, null, null, null, null);
    }
}
