package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.embedded.FreePort;
import dev.labelstream.event.EventJson;
import dev.labelstream.storage.Credentials;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that the README and the tutorial show does what it is shown for, in their order and beside one server. */
class DocumentedCommandsJarIT {
    private static final Logger LOG = Logger.getLogger(DocumentedCommandsJarIT.class);
    private static final List<Path> PAGES = List.of(Path.of("README.md"), Path.of("docs/tutorial.md"));
    private static final String PROGRAM = "java -jar target/quarkus-app/quarkus-run.jar";

    /** Commands that are not run here, with the reason. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "./mvnw -q -Dquick package && " + PROGRAM + " demo",
            "the demo has a test of its own",
            "./mvnw -q -Dquick package",
            "builds what is tested here",
            "./mvnw verify",
            "runs this test",
            PROGRAM,
            "is the server that all others are run beside",
            "demo DIR",
            "is a server of its own, which the test of --quiet starts",
            "bench engine",
            "measures for a minute",
            "bench train",
            "measures for a minute; a small one has a test of its own",
            "bench csv",
            "measures for half a minute; a small one has a test of its own",
            "bench pipeline",
            "measures for two minutes; a small one has a test of its own");

    private static final Set<String> TOOLS =
            Set.of("java", "curl", "aws", "mc", "kcat", "kafka-console-consumer.sh", "source");

    /** What goes on until it is stopped. */
    private static final Set<String> ENDLESS = Set.of("kcat", "kafka-console-consumer.sh", "curl -N");

    private static final Map<String, Integer> PORTS =
            Map.of("8080", FreePort.any(), "8081", FreePort.any(), "9000", FreePort.any(), "9092", FreePort.any());

    @TempDir
    static Path folder;

    private static Process server;
    private static Map<String, String> placeholders;

    @BeforeAll
    static void serveAsShown() throws Exception {
        Files.createDirectory(folder.resolve("target"));
        Files.createSymbolicLink(
                folder.resolve("target/quarkus-app"), JarProcess.jar().getParent());
        Files.writeString(folder.resolve(".curlrc"), "fail-with-body\n");
        for (String photo : List.of("photos/1", "photos/2", "photos/12", "photos/007")) {
            draw(photo);
        }
        for (int number = 1; number <= 6; number++) {
            draw("labelled/cat/" + number);
            draw("labelled/dog/" + number);
        }
        server = shell("exec " + PROGRAM, "server").start();
        Awaitility.await().atMost(JarProcess.PATIENCE).until(() -> {
            assertThat(server.isAlive()).as(said("server")).isTrue();
            return said("server").contains("Labelstream is ready.");
        });
        placeholders = placeholders();
    }

    @AfterAll
    static void end() throws InterruptedException {
        server.destroy();
        server.waitFor(1, TimeUnit.MINUTES);
        server.destroyForcibly();
    }

    static Stream<String> commands() {
        return PAGES.stream()
                .flatMap(page -> ShownCommands.in(page).stream())
                .distinct()
                .filter(command -> !NOT_RUN.containsKey(command));
    }

    @Test
    void whatIsNotRunIsStillShown() {
        assertThat(PAGES.stream().flatMap(page -> ShownCommands.in(page).stream()))
                .containsAll(NOT_RUN.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void itWorksAsPrinted(String command) throws Exception {
        String tool = command.split(" ")[0];
        boolean isThere = !TOOLS.contains(tool) || tool.equals("source") || isInstalled(tool);
        if (!isThere) {
            LOG.infof("%s is not installed, so this is not run: %s", tool, command);
        }
        assumeTrue(isThere, tool + " is not installed");

        String line = replaced(TOOLS.contains(tool) ? command : PROGRAM + " " + command);
        if (ENDLESS.stream().anyMatch(command::startsWith)) {
            assertGoesOn(line);
        } else {
            assertSucceeds(line);
        }
        if (command.endsWith("/pause")) {
            assertSucceeds(line.replace("/pause", "/resume"));
        }
    }

    private static void assertSucceeds(String line) throws Exception {
        Process process = shell(line, "command").start();
        boolean ended = process.waitFor(JarProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ended:%n%s", line, said("command")).isTrue();
        assertThat(process.exitValue()).as("%s%n%s", line, said("command")).isZero();
    }

    private static void assertGoesOn(String line) throws Exception {
        Process process = shell("exec " + line, "command").start();
        boolean ended = process.waitFor(2, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s%n%s", line, said("command")).isFalse();
    }

    private static String replaced(String command) {
        String line = command;
        for (Map.Entry<String, Integer> port : PORTS.entrySet()) {
            line = line.replace("127.0.0.1:" + port.getKey(), "127.0.0.1:" + port.getValue());
        }
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            line = line.replaceAll(placeholder.getKey(), placeholder.getValue());
        }
        return line;
    }

    /** What a reader puts in the place of these words, here under the names that a page uses elsewhere. */
    private static Map<String, String> placeholders() throws IOException {
        Credentials credentials =
                Credentials.read(folder.resolve("labelstream-data")).orElseThrow();
        String active;
        try (InputStream status = URI.create("http://127.0.0.1:" + PORTS.get("8080") + "/api/status")
                .toURL()
                .openStream()) {
            active = EventJson.read(new String(status.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class)
                    .at("/model/id")
                    .asText();
        }
        Map<String, String> words = new TreeMap<>(Map.of(
                "\\bPASSWORD\\b", credentials.managePassword(),
                "\\bACCESS\\b", credentials.accessKey(),
                "\\bSECRET\\b", credentials.secretKey(),
                "\\bID\\b", active,
                "\\bREF\\b", "active",
                "PATH…", "photos",
                "(?<=train )DIR\\b", "labelled --out snapshots/first --epochs 1 --size 32",
                "(?<=evaluate )DIR\\b", "labelled",
                "(?<=import )FILE\\b", "snapshots/first/model.safetensors",
                "(?<=--out )FILE\\b", "exported.pt"));
        return words;
    }

    private static ProcessBuilder shell(String line, String log) {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-c", "shopt -s expand_aliases\nalias labelstream='" + PROGRAM + "'\n" + line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log + ".txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.put(
                "PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH"));
        environment.put("CURL_HOME", folder.toString());
        environment.put("QUARKUS_HTTP_PORT", PORTS.get("8080").toString());
        environment.put("QUARKUS_MANAGEMENT_PORT", PORTS.get("8081").toString());
        environment.put("LABELSTREAM_EMBEDDED_S3_PORT", PORTS.get("9000").toString());
        environment.put("LABELSTREAM_EMBEDDED_KAFKA_PORT", PORTS.get("9092").toString());
        if (placeholders != null) {
            environment.put("AWS_ACCESS_KEY_ID", placeholders.get("\\bACCESS\\b"));
            environment.put("AWS_SECRET_ACCESS_KEY", placeholders.get("\\bSECRET\\b"));
            environment.put("AWS_DEFAULT_REGION", "us-east-1");
        }
        return builder;
    }

    private static boolean isInstalled(String tool) throws IOException, InterruptedException {
        return shell("command -v " + tool, "tool").start().waitFor() == 0;
    }

    private static String said(String log) {
        try {
            return Files.readString(folder.resolve(log + ".txt"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    private static void draw(String name) throws IOException {
        Path photo = folder.resolve(name + ".jpg");
        Files.createDirectories(photo.getParent());
        Files.write(photo, DrawnPhoto.jpeg(name.hashCode()));
    }
}
