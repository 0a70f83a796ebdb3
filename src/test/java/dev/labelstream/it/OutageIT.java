package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.JarProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker or a store that goes away in the middle of uploads and comes back costs no photo its row. */
@NeedsMinio
class OutageIT {
    private static final Logger LOG = Logger.getLogger(OutageIT.class);
    private static final int PHOTOS = 60;
    private static final int BEFORE = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    @TempDir
    static Path folder;

    private static Installation<MinioServer> installation;
    private static JarProcess program;

    private final AtomicInteger uploaded = new AtomicInteger();

    @BeforeAll
    static void start() {
        installation = Installation.withMinio(folder, MinioServer.Notifications.KEPT_IN_A_FOLDER)
                .start();
        program = installation
                .serve("program", "classify,aggregate", "-Dlabelstream.aggregate.sweep-min-age=1s")
                .awaitReady();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @Test
    void everyPhotoHasItsRowThoughTheBrokerWasDown() {
        CompletableFuture<Void> uploads = uploadsUnderWay("broker-down");
        installation.kafka.stop();
        uploads.join();
        upload("broker-down", PHOTOS);
        installation.kafka.start();
        assertThatEveryPhotoHasItsRow("broker-down", PHOTOS + 1);
    }

    /** Between a photo and the notification of it that MinIO keeps there is a moment: a sweep covers it. */
    @Test
    void everyPhotoHasItsRowThoughTheStoreWasKilled() {
        CompletableFuture<Void> uploads = uploadsUnderWay("store-killed");
        installation.server.kill();
        installation.server.start();
        uploads.join();
        program.awaitReady();
        installation.manage(program, "POST", "/sweep", "");
        assertThatEveryPhotoHasItsRow("store-killed", PHOTOS);
    }

    /** Some are there, others will come. */
    private CompletableFuture<Void> uploadsUnderWay(String submission) {
        CompletableFuture<Void> uploads =
                CompletableFuture.runAsync(() -> IntStream.range(0, PHOTOS).forEach(n -> upload(submission, n)));
        Awaitility.await().pollInterval(PAUSE).atMost(JarProcess.PATIENCE).until(() -> uploaded.get() >= BEFORE);
        return uploads;
    }

    /** As a client that tries again, and so slowly that an outage falls among the uploads. */
    private void upload(String submission, int n) {
        Awaitility.await()
                .pollDelay(PAUSE)
                .pollInSameThread()
                .atMost(JarProcess.PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    installation.upload(submission, n);
                    return true;
                });
        uploaded.incrementAndGet();
    }

    private static void assertThatEveryPhotoHasItsRow(String submission, int photos) {
        Installation.eventually(() -> assertThat(installation.ids(submission)).isEqualTo(Installation.idsUpTo(photos)));
        long events = installation.records("image-events").stream()
                .filter(event -> event.key().startsWith("images/" + submission + "/"))
                .count();
        LOG.infof("%s: %d photos uploaded, %d events, %d rows", submission, photos, events, photos);
    }
}
