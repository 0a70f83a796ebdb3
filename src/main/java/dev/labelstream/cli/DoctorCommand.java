package dev.labelstream.cli;

import dev.labelstream.event.EventJson;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.storage.StoreRefused;
import dev.labelstream.storage.StoreUnavailable;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TopicInspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Goes the photo's way and says at each hop how long it took, or what is wrong there and how to mend it. */
@Command(
        name = "doctor",
        description =
                "Check every hop of the running server or the configured broker and store, with a photo of its own.")
final class DoctorCommand implements Callable<Integer> {
    private static final long LEAST_FREE_BYTES = 1L << 30;

    private final ProcessConfig process;
    private final ObjectStore store;
    private final StorageConfig storage;
    private final BrokerConnection broker;
    private final TopicConfig topics;
    private final RunningServer server;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON line: what was found at each hop.")
    private boolean json;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "How long each hop may take (30).")
    private int seconds = 30;

    DoctorCommand(
            ProcessConfig process,
            ObjectStore store,
            StorageConfig storage,
            BrokerConnection broker,
            TopicConfig topics,
            RunningServer server) {
        this.process = process;
        this.store = store;
        this.storage = storage;
        this.broker = broker;
        this.topics = topics;
        this.server = server;
    }

    @Override
    public Integer call() {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--patience must be at least 1, not " + seconds);
        }
        PrintWriter out = spec.commandLine().getOut();
        Checkup checkup = new Checkup(json ? finding -> {} : finding -> print(out, finding));
        examine(checkup);
        if (json) {
            out.println(EventJson.write(new Result(checkup.isFine(), checkup.findings())));
        }
        return checkup.isFine() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** What is printed with {@code --json}. */
    record Result(boolean ok, List<Checkup.Finding> checks) {}

    private void examine(Checkup checkup) {
        checkup.ask("disk", this::disk);
        if (!checkup.ask("addresses", this::addresses)) {
            return;
        }
        boolean isUp = checkup.ask("server", this::ready);
        isUp &= checkup.ask("broker", this::agreeingTopics);
        isUp &= checkup.ask("store", this::buckets);
        if (isUp && checkup.ask("model", this::model) && checkup.ask("classifying", this::notPaused)) {
            sendCanary(checkup);
        }
    }

    private void sendCanary(Checkup checkup) {
        ServerClient client = server.client();
        try (Canary canary =
                new Canary(store, storage.buckets().images(), connection(), topics, client::manifest, patience())) {
            boolean arrived = checkup.ask("upload", canary::upload)
                    && checkup.ask("clock", canary::clock)
                    && checkup.ask("notification", canary::notification)
                    && checkup.ask("prediction", canary::prediction)
                    && checkup.ask("csv", canary::row);
            if (arrived) {
                checkup.ask("removal", canary::removal);
            }
        }
    }

    private String addresses() {
        Credentials known = server.credentials();
        return "S3 " + known.address(Credentials.S3) + ", Kafka " + known.address(Credentials.KAFKA);
    }

    private String disk() {
        Path place = process.dataDir().toAbsolutePath();
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        try {
            long free = Files.getFileStore(place).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new CommandException("only %d MiB are free at %s: make room, or move labelstream.data-dir"
                        .formatted(free >> 20, place));
            }
            return (free >> 30) + " GiB free at " + place;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + place, e);
        }
    }

    private String ready() {
        List<String> down = server.client().down();
        if (!down.isEmpty()) {
            throw new CommandException("not ready: " + String.join("; ", down) + "; look at the server's log");
        }
        return "ready at " + server.credentials().address(Credentials.MANAGEMENT);
    }

    private String agreeingTopics() {
        List<String> faults = TopicInspection.faults(connection(), topics, patience());
        if (!faults.isEmpty()) {
            throw new CommandException(String.join("; ", faults));
        }
        return "answers, and has all topics as they should be";
    }

    private String buckets() {
        StorageConfig.Buckets all = storage.buckets();
        List<String> names = List.of(all.images(), all.training(), all.models(), all.submissions());
        List<String> seen = new ArrayList<>();
        for (String bucket : names) {
            try (Stream<ListedObject> objects = store.list(bucket, "")) {
                seen.add(bucket + (objects.findFirst().isEmpty() ? " (empty)" : ""));
            } catch (StoreRefused e) {
                throw e; // says the mend itself
            } catch (StoreUnavailable e) {
                throw new CommandException(
                        e.getMessage() + ": start the store there, or a server, which makes the buckets it lacks", e);
            }
        }
        return "answers, and lists " + String.join(", ", seen);
    }

    private String model() {
        return server.client().manage("GET", "/models/active").path("id").asText() + " is active";
    }

    private String notPaused() {
        if (server.client().status().path("paused").asBoolean()) {
            throw new CommandException("classifying is paused: POST /resume on the management port lets it go on");
        }
        return "not paused";
    }

    /** The configured broker, else the running server's. */
    private BrokerConnection connection() {
        return new BrokerConnection(broker.settings(), server.credentials().address(Credentials.KAFKA));
    }

    private Duration patience() {
        return Duration.ofSeconds(seconds);
    }

    private static void print(PrintWriter out, Checkup.Finding finding) {
        out.printf(
                "%-5s %-12s %6d ms  %s%n",
                finding.ok() ? "ok" : "FAULT", finding.check(), finding.millis(), finding.detail());
        out.flush();
    }
}
