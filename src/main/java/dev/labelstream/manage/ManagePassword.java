package dev.labelstream.manage;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.process.StartupException;
import dev.labelstream.storage.Credentials;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Who is let in at the management port: {@code admin} with the configured password, else the data folder's. */
@Singleton
class ManagePassword {
    static final String USER = "admin";

    private final ManageConfig config;
    private final ProcessConfig process;
    private volatile byte[] digest;

    ManagePassword(ManageConfig config, ProcessConfig process) {
        this.config = config;
        this.process = process;
    }

    /** Right after the embedded parts, which make the data folder's password at the first start. */
    void require(@Observes @Priority(StartOrder.EMBEDDED + 1) StartupEvent start) {
        if (!CommandProfile.isActive() && digest().isEmpty()) {
            throw new StartupException("no password for the management port: set labelstream.manage.password"
                    + " (environment LABELSTREAM_MANAGE_PASSWORD)");
        }
    }

    /** Takes equally long for every password, so that the time tells nothing about the right one. */
    boolean admits(String user, String password) {
        return digest().map(expected -> MessageDigest.isEqual(expected, sha256(user + ":" + password)))
                .orElse(false);
    }

    private Optional<byte[]> digest() {
        if (digest == null) {
            config.password()
                    .or(() -> Credentials.read(process.dataDir()).map(Credentials::managePassword))
                    .ifPresent(password -> digest = sha256(USER + ":" + password));
        }
        return Optional.ofNullable(digest);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
