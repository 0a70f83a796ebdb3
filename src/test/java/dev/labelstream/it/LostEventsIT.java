package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.JarProcess;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A MinIO that keeps no notifications loses those of a broker that is down; a sweep finds the photos all the same. */
@NeedsMinio
class LostEventsIT {
    private static final Logger LOG = Logger.getLogger(LostEventsIT.class);
    private static final int BEFORE = 10;
    private static final int PHOTOS = 210;

    @TempDir
    Path folder;

    private Installation<MinioServer> installation;

    @BeforeEach
    void start() {
        installation =
                Installation.withMinio(folder, MinioServer.Notifications.LOST).start();
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void aSweepFindsThePhotosOfWhichTheStoreNeverTold() {
        // Given
        JarProcess program = installation
                .serve("program", "classify,aggregate", "-Dlabelstream.aggregate.sweep-min-age=1s")
                .awaitReady();
        installation.upload("lost", 0, BEFORE);
        Installation.eventually(() -> assertThat(installation.ids("lost")).isEqualTo(Installation.idsUpTo(BEFORE)));
        installation.kafka.stop();
        installation.upload("lost", BEFORE, PHOTOS);
        installation.server.kill();
        installation.server.start();
        installation.kafka.start();
        int notified = notified().size();
        assertThat(notified).isLessThan(PHOTOS);

        // When
        program.awaitReady();
        installation.manage(program, "POST", "/sweep", "");

        // Then
        Installation.eventually(() -> assertThat(installation.ids("lost")).isEqualTo(Installation.idsUpTo(PHOTOS)));
        LOG.infof(
                "%d photos uploaded, %d of them notified by MinIO, %d events lost; after one sweep %d rows, %d predictions",
                PHOTOS,
                notified,
                PHOTOS - notified,
                installation.ids("lost").size(),
                installation.predictions().size());
    }

    private Set<String> notified() {
        return installation.records("image-events").stream()
                .map(ConsumerRecord::key)
                .collect(Collectors.toSet());
    }
}
