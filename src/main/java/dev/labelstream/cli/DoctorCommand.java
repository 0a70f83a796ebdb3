package dev.labelstream.cli;

import dev.labelstream.event.EventJson;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.TorchEngine;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TopicInspection;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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
    private final EngineConfig engine;
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
            EngineConfig engine,
            ObjectStore store,
            StorageConfig storage,
            BrokerConnection broker,
            TopicConfig topics,
            RunningServer server) {
        this.process = process;
        this.engine = engine;
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
        checkup.ask("disk", () -> FreeSpace.at(process.dataDir(), LEAST_FREE_BYTES));
        checkup.ask("engine", this::engine);
        if (!checkup.ask("addresses", this::addresses)) {
            return;
        }
        boolean isUp = checkup.ask("server", this::ready);
        isUp &= checkup.ask("broker", this::agreeingTopics);
        isUp &= examineStore(checkup);
        if (isUp && checkup.ask("model", this::model) && checkup.ask("classifying", this::notPaused)) {
            sendCanary(checkup);
        }
    }

    private boolean examineStore(Checkup checkup) {
        StoreCheckup asked = new StoreCheckup(store, storage);
        boolean isFine = checkup.ask("clock", asked::clock);
        if (!checkup.ask("store", asked::lists)) {
            return false;
        }
        isFine &= checkup.ask("rights", () -> asked.rights(new TreeSet<>(process.roles())));
        if (storage.endpoint().isPresent()) {
            isFine &= checkup.ask("rule", asked::rule);
        }
        return isFine;
    }

    private void sendCanary(Checkup checkup) {
        ServerClient client = server.client();
        try (Canary canary = new Canary(store, storage.buckets(), connection(), topics, client::manifest, patience())) {
            boolean arrived = checkup.ask("upload", canary::upload)
                    && checkup.ask("notification", canary::notification)
                    && checkup.ask("prediction", canary::prediction)
                    && checkup.ask("csv", canary::row)
                    && checkup.ask("written", canary::written);
            if (arrived) {
                checkup.ask("removal", canary::removal);
            }
        }
    }

    private String addresses() {
        Credentials known = server.credentials();
        return "S3 " + known.address(Credentials.S3) + ", Kafka " + known.address(Credentials.KAFKA);
    }

    private String engine() {
        TorchEngine.start(engine);
        return "PyTorch starts on this machine, with " + engine.threadCount() + " threads";
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
