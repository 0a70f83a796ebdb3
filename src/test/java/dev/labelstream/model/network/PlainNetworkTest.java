package dev.labelstream.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainNetworkTest {
    @Test
    void thePlainNetworkIsTheResidualOneWithoutItsShortcuts() {
        // Given
        Network residual = Architecture.RESNET18.network(2);

        // When
        Network plain = Architecture.PLAIN18.network(2);

        // Then
        List<String> withoutShortcuts = residual.tensors().stream()
                .map(TensorSpec::name)
                .filter(name -> !name.contains("downsample"))
                .toList();
        assertThat(plain.tensors()).extracting(TensorSpec::name).isEqualTo(withoutShortcuts);
        assertThat(plain.layers()).noneMatch(Residual.class::isInstance);
        assertThat(plain.parameterCount()).isEqualTo(11_177_538 - 173_824);
    }
}
