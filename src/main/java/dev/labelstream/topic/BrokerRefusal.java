package dev.labelstream.topic;

import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** What a broker refuses until somebody mends the settings or grants a right; each with that mend. */
public final class BrokerRefusal {
    private BrokerRefusal() {}

    /**
     * Empty where the failure is about something else than who this process is and what it may.
     *
     * @param right what was done to which topic, as access control lists call it; the broker does not say
     */
    public static Optional<String> of(Throwable failure, String right) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> refusal = known(cause, right);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> known(Throwable cause, String right) {
        if (cause instanceof TopicAuthorizationException || cause instanceof ClusterAuthorizationException) {
            return missing(right);
        }
        if (cause instanceof GroupAuthorizationException group) {
            return missing("Read on group " + group.groupId());
        }
        if (cause instanceof TransactionalIdAuthorizationException) {
            return missing("Write on its transactional id, which begins with labelstream-");
        }
        if (cause instanceof SslAuthenticationException) {
            return Optional.of("a certificate is not accepted (" + cause.getMessage()
                    + "): mend kafka.ssl.truststore.*, kafka.ssl.keystore.* or the name in kafka.bootstrap.servers");
        }
        if (cause instanceof AuthenticationException) {
            return Optional.of("the login is not accepted (" + cause.getMessage()
                    + "): mend kafka.security.protocol, kafka.sasl.mechanism or kafka.sasl.jaas.config");
        }
        return Optional.empty();
    }

    private static Optional<String> missing(String right) {
        return Optional.of("this user has not the right " + right + ": grant it");
    }
}
