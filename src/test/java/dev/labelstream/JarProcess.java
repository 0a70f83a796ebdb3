package dev.labelstream;

import dev.labelstream.embedded.FreePort;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The packaged program as a person starts it: its own process, folder and ports. */
public final class JarProcess implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    public final Path folder;
    public final Map<String, Integer> ports;
    private Process process;
    private int starts;

    public JarProcess(Path folder) {
        this.folder = folder;
        this.ports = Map.of(
                "http", FreePort.any(), "management", FreePort.any(), "s3", FreePort.any(), "kafka", FreePort.any());
    }

    public JarProcess start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dquarkus.http.port=" + ports.get("http"),
                "-Dquarkus.management.port=" + ports.get("management"),
                "-Dlabelstream.embedded.s3.port=" + ports.get("s3"),
                "-Dlabelstream.embedded.kafka.port=" + ports.get("kafka")));
        Stream.of(arguments).filter(argument -> argument.startsWith("-D")).forEach(command::add);
        command.addAll(List.of("-jar", jar().toString()));
        Stream.of(arguments).filter(argument -> !argument.startsWith("-D")).forEach(command::add);
        starts++;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(folder.resolve("out-" + starts + ".txt").toFile())
                    .redirectError(folder.resolve("err-" + starts + ".txt").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
        return this;
    }

    public JarProcess awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended with " + process.exitValue() + ":\n" + errors());
            }
            return ready();
        });
        return this;
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running:\n" + errors());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** SIGKILL, at whatever it is doing. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM, as Ctrl-C. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    public long pid() {
        return process.pid();
    }

    public int port(String name) {
        return ports.get(name);
    }

    /** Of its embedded parts. */
    public Credentials credentials() {
        return Credentials.read(folder.resolve("labelstream-data")).orElseThrow();
    }

    /** Its embedded store, with all rights. */
    public ObjectStore store() {
        Credentials credentials = credentials();
        return ObjectStore.connect(
                URI.create(credentials.address(Credentials.S3)),
                credentials.accessKey(),
                credentials.secretKey(),
                Optional.of("us-east-1"));
    }

    public String output() {
        return read("out-");
    }

    public String errors() {
        return read("err-");
    }

    public String get(String path) {
        try {
            return send(URI.create("http://127.0.0.1:" + ports.get("http") + path))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        }
    }

    public static Path jar() {
        return Path.of(System.getProperty("labelstream.jar")).toAbsolutePath();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    private boolean ready() {
        try {
            return send(URI.create("http://127.0.0.1:" + ports.get("management") + "/q/health/ready"))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> send(URI address) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String read(String prefix) {
        try {
            return Files.readString(folder.resolve(prefix + starts + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
