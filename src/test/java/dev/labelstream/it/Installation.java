package dev.labelstream.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.CommittedRecords;
import dev.labelstream.DrawnPhoto;
import dev.labelstream.JarProcess;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.storage.Fetched;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A broker and a store as servers of their own, and the packaged program's roles as processes beside them. */
final class Installation<S extends StoreServer> implements AutoCloseable {
    final KafkaServer kafka;
    final S server;
    final ObjectStore store;
    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private final List<JarProcess> processes = new ArrayList<>();

    /** @param server for this broker */
    Installation(Path folder, KafkaServer kafka, Function<KafkaServer, S> server) {
        this.folder = folder;
        this.kafka = kafka;
        this.server = server.apply(kafka);
        store = this.server.objects();
    }

    static Installation<MinioServer> withMinio(Path folder, MinioServer.Notifications notifications) {
        return new Installation<>(
                folder,
                new KafkaServer(folder.resolve("kafka")),
                kafka -> new MinioServer(folder.resolve("minio"), kafka.address(), notifications));
    }

    /** Both servers, no role yet. */
    Installation<S> start() {
        kafka.start();
        server.start();
        return this;
    }

    /**
     * A process with a folder of its own, not yet ready.
     *
     * @param roles separated by commas
     * @param settings {@code -Dkey=value}, in addition
     */
    JarProcess serve(String name, String roles, String... settings) {
        JarProcess process = program(name);
        restart(process, roles, settings);
        return process;
    }

    /** The same process, after it was stopped or killed. */
    void restart(JarProcess process, String roles, String... settings) {
        List<String> arguments = connection();
        arguments.addAll(List.of(
                "-Dlabelstream.roles=" + roles,
                "-Dlabelstream.classify.precision=float32",
                "-Dlabelstream.aggregate.quiet=500ms",
                "-Dlabelstream.aggregate.sweep-every=0s"));
        arguments.addAll(List.of(settings));
        arguments.add("serve");
        process.start(arguments.toArray(String[]::new));
    }

    /** What {@code doctor --json} says of this process and both servers. */
    JsonNode examine(JarProcess process, String... settings) {
        JarProcess doctor = program("doctor-" + UUID.randomUUID());
        List<String> arguments = connection();
        for (String port : List.of("http", "management")) {
            arguments.add("-Dquarkus." + port + ".port=" + process.port(port));
        }
        arguments.add("doctor");
        arguments.addAll(List.of(settings));
        arguments.add("--json");
        doctor.start(arguments.toArray(String[]::new)).awaitExit();
        return EventJson.read(doctor.output(), JsonNode.class);
    }

    private List<String> connection() {
        return new ArrayList<>(List.of(
                "-Dkafka.bootstrap.servers=" + kafka.address(),
                "-Dlabelstream.storage.endpoint=" + server.endpoint(),
                "-Dlabelstream.storage.access-key=" + server.accessKey(),
                "-Dlabelstream.storage.secret-key=" + server.secretKey(),
                "-Dlabelstream.storage.notification-arn=" + MinioServer.ARN,
                "-Dlabelstream.manage.password=" + password));
    }

    /** The program in a folder of its own, not started. */
    JarProcess program(String name) {
        try {
            JarProcess process = new JarProcess(Files.createDirectories(folder.resolve(name)));
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call of the management port. @return the answer's body */
    String manage(JarProcess process, String method, String path, String json) {
        String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + process.ports.get("management") + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything a {@code read_committed} reader finds on the topic. */
    List<ConsumerRecord<String, String>> records(String topic) {
        return CommittedRecords.of(kafka.connection(), topic);
    }

    /** All that were ever written, those of former versions of a photo too. */
    List<ImageClassified> predictions() {
        return records("predictions").stream()
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .map(json -> EventJson.read(json, ImageClassified.class))
                .toList();
    }

    /** Of all versions of a photo that were classified, the first one first. */
    List<String> eTagsClassified(String key) {
        return predictions().stream()
                .filter(photo -> photo.image().key().equals(key))
                .map(photo -> photo.image().eTag())
                .toList();
    }

    /** The submission as it lies in the bucket, empty where there is none. */
    Optional<String> csv(String submission) {
        Fetched fetched = store.fetch("submissions", submission + ".csv", Integer.MAX_VALUE);
        return fetched instanceof FetchedObject csv
                ? Optional.of(new String(csv.bytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Drawn photos {@code first.jpg} to the one before {@code end}, of their numbers' looks. */
    void upload(String submission, int first, int end) {
        IntStream.range(first, end).forEach(number -> upload(submission, number));
    }

    void upload(String submission, int number) {
        store.put("images", submission + "/" + number + ".jpg", DrawnPhoto.jpeg(number), "image/jpeg");
    }

    /** The ids of the rows of so many photos, from 0. */
    static List<String> idsUpTo(int photos) {
        return IntStream.range(0, photos).mapToObj(Integer::toString).toList();
    }

    /** Ids of the submission's rows, in its order. */
    List<String> ids(String submission) {
        return csv(submission).stream()
                .flatMap(String::lines)
                .map(row -> row.substring(0, row.lastIndexOf(',')))
                .toList();
    }

    /** However slow the machine is. */
    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(JarProcess.PATIENCE).untilAsserted(assertion);
    }

    @Override
    public void close() {
        Stream.concat(processes.stream(), Stream.of(server, kafka)).forEach(Installation::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
