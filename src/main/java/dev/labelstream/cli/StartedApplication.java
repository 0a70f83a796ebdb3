package dev.labelstream.cli;

import dev.labelstream.event.ProcessConfig;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.LockSupport;

/** The application in this process, from the moment its parts are started. */
@Singleton
final class StartedApplication {
    private static final long PAUSE_NANOS = 100_000_000;

    private final SmallRyeHealthReporter health;
    private final RunningServer server;
    private final ProcessConfig process;

    StartedApplication(SmallRyeHealthReporter health, RunningServer server, ProcessConfig process) {
        this.health = health;
        this.server = server;
        this.process = process;
    }

    /** Returns when everything answers, or when the process is told to stop. */
    void awaitReady() {
        while (health.getReadiness().isDown() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    StartBanner banner() {
        String classPath = System.getProperty("java.class.path", "");
        String program = classPath.endsWith(".jar") ? classPath : "quarkus-run.jar";
        return new StartBanner(server.credentials(), process.dataDir().toString(), program);
    }
}
