package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerConnectionTest {
    @Test
    void securitySettingsAreKeptAndTheGroupIsNot() {
        // When
        BrokerConnection connection = new BrokerConnection(
                Map.of("security.protocol", "SSL", "group.id", "labelstream"), "kafka:9092,other:9092");

        // Then
        assertThat(connection.settings())
                .containsOnly(
                        Map.entry("security.protocol", "SSL"), Map.entry("bootstrap.servers", "kafka:9092,other:9092"));
        assertThat(connection.address()).isEqualTo("kafka:9092,other:9092");
    }
}
