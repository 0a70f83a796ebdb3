package dev.labelstream.cli;

import dev.labelstream.train.WorkFolder;
import io.quarkus.runtime.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A process that holds the whole product for the length of a measurement: all roles, a broker and a store of its own
 * whatever is configured, free ports, and a data folder that is gone when the process ends.
 */
final class BenchProcess {
    private BenchProcess() {}

    /** Before Quarkus reads its settings. */
    static void prepare() {
        Path folder;
        try {
            folder = Files.createTempDirectory("labelstream-bench");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> removeBehindApplication(folder), "bench-folder"));
        Set<Integer> ports = new HashSet<>();
        int broker = freePort(ports);
        Map.of(
                        "labelstream.data-dir",
                        folder.toString(),
                        "labelstream.roles",
                        "classify,aggregate,train,dashboard",
                        "labelstream.embedded.enabled",
                        "true",
                        "labelstream.storage.endpoint",
                        "",
                        "labelstream.embedded.s3.port",
                        "" + freePort(ports),
                        "labelstream.embedded.kafka.port",
                        "" + broker,
                        "kafka.bootstrap.servers",
                        "",
                        "mp.messaging.connector.smallrye-kafka.bootstrap.servers",
                        "127.0.0.1:" + broker,
                        "quarkus.http.port",
                        "" + freePort(ports),
                        "quarkus.management.port",
                        "" + freePort(ports))
                .forEach(System::setProperty);
        if (System.getProperty("quarkus.log.level") == null) {
            System.setProperty("quarkus.log.level", "WARN");
        }
        System.err.println("starting broker, store and network in " + folder);
    }

    /** Whoever ends the process, the broker and the store let go of their files first. */
    private static void removeBehindApplication(Path folder) {
        try {
            Application application = Application.currentApplication();
            if (application != null) {
                application.stop();
            }
        } finally {
            new WorkFolder(folder).close();
        }
    }

    /** From below those that systems give to outgoing connections. */
    private static int freePort(Set<Integer> taken) {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (taken.add(probe.getLocalPort())) {
                    return port;
                }
            } catch (IOException inUse) {
                continue;
            }
        }
        throw new CommandException("no port from 20000 to 29999 of 127.0.0.1 is free: stop what uses them");
    }
}
