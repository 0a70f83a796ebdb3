package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.requests.JoinGroupRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateConsumersTest {
    @ParameterizedTest
    @ValueSource(strings = {"left", "left side", "äöü/2", "..", "host-0a1b2c3d"})
    void everyInstanceCanBeAMember(String instance) {
        // When
        String member = AggregateConsumers.member(instance);

        // Then
        JoinGroupRequest.validateGroupInstanceId(member);
    }

    @Test
    void twoInstancesAreTwoMembers() {
        assertThat(AggregateConsumers.member("left side")).isNotEqualTo(AggregateConsumers.member("left/side"));
        assertThat(AggregateConsumers.member("left")).isEqualTo("labelstream-left");
    }
}
