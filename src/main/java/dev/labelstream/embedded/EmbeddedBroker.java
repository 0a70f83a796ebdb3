package dev.labelstream.embedded;

import dev.labelstream.process.StartupException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jboss.logging.Logger;

/** A Kafka broker that is its own controller, on the loopback interface, with its log in a folder. */
final class EmbeddedBroker {
    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class);
    /** A clean stop takes about a second; one of a broker whose disk is full may never end. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** There is nobody to replicate to. */
    private static final Map<String, String> BROKER_OF_ONE = Map.of(
            "default.replication.factor", "1",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "1");

    /** The processor belongs to the network that classifies. */
    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads", "2",
            "num.io.threads", "3",
            "background.threads", "2",
            "log.cleaner.dedupe.buffer.size", "4194304");

    /**
     * Without these a restart waits longer for the session of the broker it was before, and what a killed classifier
     * left of a transaction hides later predictions from readers for up to ten.
     */
    private static final Map<String, String> QUICK_RETURN = Map.of(
            "controlled.shutdown.enable", "true",
            "broker.session.timeout.ms", "6000",
            "broker.heartbeat.interval.ms", "1000",
            "group.initial.rebalance.delay.ms", "0",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000",
            // A server that was off for a month goes on where it stopped: ten years, in minutes.
            "offsets.retention.minutes", "5256000");

    private final Path folder;
    private final int port;
    private KafkaRaftServer server;

    EmbeddedBroker(Path folder, int port) {
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
    }

    /** Returns when clients are answered. */
    void start() {
        Ports.requireFree(port, "the embedded broker", "labelstream.embedded.kafka.port");
        try {
            format();
            server = new KafkaRaftServer(KafkaConfig.fromProps(properties(), false), Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            throw new StartupException(
                    "the embedded broker cannot start in " + folder + " (" + e
                            + "): mend that folder, or remove it to begin without its events",
                    e);
        }
    }

    private void format() throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setIgnoreFormatted(true)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
    }

    private Properties properties() {
        // The controller is spoken to from inside only, and a lone voter may move, so any port will do each time.
        int controller = Ports.anyFree();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", folder.toString(),
                "auto.create.topics.enable", "false"));
        properties.putAll(BROKER_OF_ONE);
        properties.putAll(SMALL);
        properties.putAll(QUICK_RETURN);
        return properties;
    }

    void stop() {
        if (server == null) {
            return;
        }
        // That its own connections are closed is no news.
        Runnable asBefore = BrokerLog.onlyFrom(Level.SEVERE);
        Thread stopping = new Thread(this::shutDown, "embedded-broker-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            LOG.warnf("the embedded broker did not stop within %d s and is left behind", STOP_LIMIT.toSeconds());
        }
        asBefore.run();
        server = null;
    }

    private void shutDown() {
        server.shutdown();
        server.awaitShutdown();
    }
}
