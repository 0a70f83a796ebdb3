package dev.labelstream.cli;

import dev.labelstream.process.Loopback;
import dev.labelstream.process.ProcessConfig;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The application in this process, from the moment its parts are started. */
@Singleton
final class StartedApplication {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private final SmallRyeHealthReporter health;
    private final RunningServer server;
    private final ProcessConfig process;
    private final String host;
    private final boolean isSecretKeySet;
    private final boolean isPasswordSet;

    StartedApplication(
            SmallRyeHealthReporter health,
            RunningServer server,
            ProcessConfig process,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "labelstream.storage.secret-key") Optional<String> secretKey,
            @ConfigProperty(name = "labelstream.manage.password") Optional<String> password) {
        this.health = health;
        this.server = server;
        this.process = process;
        this.host = host;
        this.isSecretKeySet = secretKey.isPresent();
        this.isPasswordSet = password.isPresent();
    }

    /** Returns when everything answers; says after a while what does not yet. */
    void awaitReady(PrintWriter err) {
        long started = System.nanoTime();
        boolean said = false;
        SmallRyeHealth readiness = health.getReadiness();
        while (readiness.isDown()) {
            if (!said && System.nanoTime() - started > PATIENCE_NANOS) {
                err.println("not ready yet: " + missing(readiness));
                said = true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            readiness = health.getReadiness();
        }
    }

    private static String missing(SmallRyeHealth readiness) {
        return readiness.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> !check.getString("status").equals("UP"))
                .map(check -> check.getString("name") + " " + (check.containsKey("data") ? check.get("data") : ""))
                .collect(Collectors.joining(", "));
    }

    StartBanner banner() {
        String classPath = System.getProperty("java.class.path", "");
        String program = classPath.endsWith(".jar") ? classPath : "quarkus-run.jar";
        return new StartBanner(
                StartBanner.shown(server.credentials(), isSecretKeySet, isPasswordSet),
                process.dataDir().toString(),
                program,
                !Loopback.isBoundTo(host));
    }
}
