package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlacementTest {
    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void theProcessorCanBeAskedFor() {
        assertThat(Placement.of("cpu", "float32")).isEqualTo(new Placement(Device.cpu(), Precision.FLOAT32));
    }

    @Test
    void aDeviceThatIsNotHereIsNamed() {
        assertThatThrownBy(() -> Placement.of("cuda:77", "auto"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("device 'cuda:77' is not here");
    }

    @Test
    void anUnknownDeviceComesWithTheKnownOnes() {
        assertThatThrownBy(() -> Placement.of("tpu", "auto"))
                .isInstanceOf(ModelException.class)
                .hasMessage("device 'tpu' is unknown: use auto, cpu, cuda or cuda:NUMBER");
    }
}
