package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.DrawnPhoto;
import dev.labelstream.JarProcess;
import dev.labelstream.embedded.FormUpload;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A store that has no notification rules but tells Kafka of everything: Versity's gateway, started once the program made the topic. */
@EnabledIf(value = "dev.labelstream.it.StoreBinary#isVersitygwThere", disabledReason = StoreBinary.NO_VERSITYGW)
class VersityIT {
    @TempDir
    static Path folder;

    private static Installation<VersityServer> installation;
    private static JarProcess program;

    @BeforeAll
    static void start() {
        installation = new Installation<>(
                folder,
                new KafkaServer(folder.resolve("kafka")),
                kafka -> new VersityServer(folder.resolve("versitygw"), kafka.address()));
        installation.kafka.start();
        program = installation.serve("program", "classify,aggregate", "-Dlabelstream.aggregate.sweep-min-age=0s");
        try (Admin admin = Admin.create(installation.kafka.connection())) {
            Installation.eventually(
                    () -> assertThat(admin.listTopics().names().get()).contains("image-events"));
        }
        installation.server.start();
        program.awaitReady();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @Test
    void theRuleThatTheStoreDoesNotTakeIsOneLine() {
        assertThat(program.errors().lines().filter(line -> line.contains("NotImplemented")))
                .singleElement()
                .asString()
                .contains("going on without", "leave labelstream.storage.notification-arn out");
    }

    @Test
    void everyNameIsTakenAsItIs() {
        // Given
        List<String> names = List.of("1 a", "2+b", "3 100%", "4 %41", "5 gr\u00fc\u00dfe", "6 it's \"so\"", "7 (&=?#)");
        String submission = "\u00e9t\u00e9 +1/50% \u5199\u771f/it's";

        // When
        names.forEach(name -> upload(submission + "/" + name + ".jpg", name.hashCode()));

        // Then
        Installation.eventually(() -> assertThat(installation.ids(submission))
                .isEqualTo(names.stream()
                        .map(name -> name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name)
                        .toList()));
    }

    @Test
    void anUploadInPartsIsOnePhoto() throws Exception {
        Path large = Files.write(folder.resolve("large.png"), DrawnPhoto.noise(1, 1500, 1300));
        String eTag = installation.store.put("images", "parts/1.png", large, "image/png");
        assertThat(eTag).endsWith("-2");
        Installation.eventually(() -> assertThat(installation.ids("parts")).containsExactly("1"));
        assertThat(installation.eTagsClassified("parts/1.png")).containsExactly(eTag);
    }

    @Test
    void anOverwrittenPhotoHasOneRowAndADeletedOneNone() {
        String former = upload("changed/1.jpg", 1);
        upload("changed/2.jpg", 2);
        Installation.eventually(() -> assertThat(installation.ids("changed")).containsExactly("1", "2"));
        String later = upload("changed/1.jpg", 3);
        Installation.eventually(
                () -> assertThat(installation.eTagsClassified("changed/1.jpg")).containsExactly(former, later));
        assertThat(installation.ids("changed")).containsExactly("1", "2");
        installation.store.remove("images", "changed/2.jpg");
        Installation.eventually(() -> assertThat(installation.ids("changed")).containsExactly("1"));
        installation.store.remove("images", "changed/1.jpg");
        Installation.eventually(() -> assertThat(installation.csv("changed")).isEmpty());
    }

    /** What the gateway tells of it has an empty key. */
    @Test
    void aPhotoThatCameByAFormIsFoundByASweep() throws Exception {
        // Given
        Map<String, String> signed =
                installation.store.presignedPost("images", "form/", 1 << 20, Duration.ofMinutes(5));
        HttpRequest form = FormUpload.to(
                        installation.store.formAction("images"), signed, "form/a+b 1%.jpg", DrawnPhoto.jpeg(1))
                .build();

        // When
        HttpResponse<String> answer = HttpClient.newHttpClient().send(form, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        Installation.eventually(() ->
                assertThat(installation.records("image-events-dead-letter")).hasSize(1));
        installation.manage(program, "POST", "/sweep", "");

        // Then
        Installation.eventually(() -> assertThat(installation.ids("form")).containsExactly("a+b 1%"));
    }

    private static String upload(String key, int seed) {
        return installation.store.put("images", key, DrawnPhoto.jpeg(seed), "image/jpeg");
    }
}
