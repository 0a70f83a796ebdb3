package dev.labelstream.it;

import dev.labelstream.JarProcess;
import dev.labelstream.embedded.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** A Kafka of one node as its own process, from the libraries of the packaged program. */
final class KafkaServer implements AutoCloseable {
    private static final String CLUSTER_ID = "5L6g3nShT-eMCtK--X86sw";

    private final int port = FreePort.any();
    private final Optional<KafkaSecurity> security;
    private final Path settings;
    private final ServerProcess format;
    private final ServerProcess server;

    /** @param folder its own, made here */
    KafkaServer(Path folder) {
        this(folder, Optional.empty());
    }

    /** @param security who is let in, and how; everybody, in the clear, where it is empty */
    KafkaServer(Path folder, Optional<KafkaSecurity> security) {
        this.security = security;
        try {
            Files.createDirectories(folder);
            settings = Files.writeString(folder.resolve("server.properties"), properties(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path log = folder.resolve("kafka.log");
        List<String> formatting =
                new ArrayList<>(List.of("kafka.tools.StorageTool", "format", "--ignore-formatted", "-t", CLUSTER_ID));
        security.ifPresent(with -> formatting.addAll(List.of("--add-scram", with.administratorsEntry())));
        formatting.add("-c");
        format = new ServerProcess(log, java(formatting.toArray(String[]::new)), Map.of());
        server = new ServerProcess(log, java("kafka.Kafka"), Map.of());
    }

    /** Also again, after it was stopped or killed. */
    KafkaServer start() {
        format.run();
        server.start(this::answers);
        return this;
    }

    void stop() {
        server.stop();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** What a client needs that may do everything. */
    Map<String, Object> connection() {
        Map<String, Object> connection = new HashMap<>(Map.of("bootstrap.servers", address()));
        security.ifPresent(with -> connection.putAll(with.client(KafkaSecurity.ADMINISTRATOR)));
        return connection;
    }

    @Override
    public void close() {
        server.close();
    }

    private String properties(Path folder) {
        int controller = FreePort.any();
        String protocol = security.isPresent() ? "SASL_SSL" : "PLAINTEXT";
        Map<String, String> properties = new TreeMap<>(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controller,
                "listeners",
                protocol + "://" + address() + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners",
                protocol + "://" + address(),
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                folder.resolve("log").toString()));
        properties.putAll(Map.of(
                "num.partitions", "3",
                "offsets.topic.num.partitions", "5",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "5",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        security.ifPresent(with -> properties.putAll(with.broker()));
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("\n"));
    }

    private List<String> java(String... program) {
        Path libraries = JarProcess.jar().resolveSibling("lib");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                libraries.resolve("main") + "/*" + File.pathSeparator + libraries.resolve("boot") + "/*"));
        command.addAll(List.of(program));
        command.add(settings.toString());
        return command;
    }

    private boolean answers() {
        try (Admin admin = Admin.create(connection())) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
