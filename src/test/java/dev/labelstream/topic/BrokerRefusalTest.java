package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerRefusalTest {
    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new SaslAuthenticationException("Authentication failed"), "kafka.sasl.jaas.config"),
                Arguments.of(new SslAuthenticationException("PKIX path building failed"), "kafka.ssl.truststore"),
                Arguments.of(new TopicAuthorizationException(Set.of("predictions")), "the right Write on topic p:"),
                Arguments.of(GroupAuthorizationException.forGroupId("g"), "the right Read on group g:"),
                Arguments.of(new TransactionalIdAuthorizationException("no"), "transactional id"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsRefusedIsNamedWithItsMend(Exception refused, String words) {
        assertThat(BrokerRefusal.of(new KafkaException("wrapped", new ExecutionException(refused)), "Write on topic p"))
                .hasValueSatisfying(line -> assertThat(line).contains(words).doesNotContain("\n"));
    }

    @Test
    void aBrokerThatIsDownRefusesNothing() {
        assertThat(BrokerRefusal.of(new TimeoutException("no node"), "Write on topic p"))
                .isEmpty();
    }
}
