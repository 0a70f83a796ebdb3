package dev.labelstream.aggregate.sweep;

import static dev.labelstream.aggregate.sweep.FakePhotos.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.FailureReason;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.StoreOutage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SweepTest {
    private static final Instant NOW = LONG_AGO.plus(Duration.ofHours(1));

    private final FakePhotos known = new FakePhotos();
    private final FakeSink sink = new FakeSink();
    private final KeySet waiting = new KeySet();
    private final List<ListedObject> bucket = new ArrayList<>();
    private final Findings findings = new Findings(NOW);

    @Test
    void whatAgreesIsLeftAlone() throws Exception {
        // Given
        listed("a/1.jpg", "e1");
        listed("a/bad.jpg", "e2");
        listed("a/notes.txt", "e3");
        listed("a/huge.jpg", "e4");
        known.labelled("a/1.jpg", "e1")
                .failed("a/bad.jpg", FailureReason.NOT_AN_IMAGE, "e2", 7)
                .failed("a/notes.txt", FailureReason.UNSUPPORTED_FORMAT, null, 0)
                .failed("a/huge.jpg", FailureReason.TOO_LARGE, null, 7);

        // When
        sweep();

        // Then
        assertThat(sink.told).isEmpty();
        assertThat(findings.photos).isEqualTo(4);
        assertThat(sink.confirmed).isTrue();
    }

    @Test
    void whatHasNoResultIsMissing() throws Exception {
        // Given
        listed("a/1.jpg", "e1");
        listed("notes.txt", "e2");
        listed("a/here.jpg", "e3");
        known.failed("a/here.jpg", FailureReason.MISSING, null, 0);

        // When
        sweep();

        // Then
        assertThat(sink.told)
                .containsExactly(
                        "sweep s3:ObjectCreated:Put images/a/1.jpg",
                        "sweep s3:ObjectCreated:Put images/notes.txt",
                        "sweep s3:ObjectCreated:Put images/a/here.jpg");
        assertThat(findings.missing).isEqualTo(3);
    }

    @Test
    void aResultOfOtherBytesIsStale() throws Exception {
        // Given
        listed("a/1.jpg", "new");
        listed("a/bad.jpg", "new");
        listed("a/huge.jpg", "new");
        known.labelled("a/1.jpg", "old")
                .failed("a/bad.jpg", FailureReason.NOT_AN_IMAGE, "old", 7)
                .failed("a/huge.jpg", FailureReason.TOO_LARGE, null, 8);

        // When
        sweep();

        // Then
        assertThat(sink.told).hasSize(3);
        assertThat(findings.stale).isEqualTo(2);
        assertThat(findings.missing).isEqualTo(1);
    }

    @Test
    void aResultWithoutAPhotoIsGoneUnlessItSaysSo() throws Exception {
        // Given
        known.labelled("a/1.jpg", "e1")
                .failed("a/bad.jpg", FailureReason.NOT_AN_IMAGE, "e2", 7)
                .failed("a/late.jpg", FailureReason.MISSING, null, 0);

        // When
        sweep();

        // Then
        assertThat(sink.told)
                .containsExactly(
                        "sweep s3:ObjectRemoved:Delete images/a/1.jpg",
                        "sweep s3:ObjectRemoved:Delete images/a/bad.jpg");
        assertThat(findings.gone).isEqualTo(2);
    }

    @Test
    void whatMayStillBeOnItsWayIsSpared() throws Exception {
        // Given
        listed("a/waits.jpg", "e1");
        bucket.add(new ListedObject("a/young.jpg", "e2", 7, NOW.minusSeconds(59)));
        bucket.add(new ListedObject("a/ahead.jpg", "e3", 7, NOW.plusSeconds(100)));
        bucket.add(new ListedObject("a/old-enough.jpg", "e4", 7, NOW.minusSeconds(60)));
        known.labelled("a/just-written.jpg", "e5", NOW.minusSeconds(59)).labelled("a/deleted.jpg", "e6");
        waiting.add("a/waits.jpg");
        waiting.add("a/deleted.jpg");

        // When
        sweep();

        // Then
        assertThat(sink.told).containsExactly("sweep s3:ObjectCreated:Put images/a/old-enough.jpg");
        assertThat(findings.spared).isEqualTo(5);
    }

    @Test
    void folderMarkersAndHiddenFilesAreNoPhotos() throws Exception {
        // Given
        listed("a/", "e1");
        listed("a/.hidden.jpg", "e2");

        // When
        sweep();

        // Then
        assertThat(sink.told).isEmpty();
        assertThat(findings.photos).isZero();
    }

    @Test
    void theNotificationsThatWaitAreReadBeforeTheResultsAndTheseBeforeTheListing() throws Exception {
        // Given
        List<String> order = new ArrayList<>();
        known.onCatchUp = () -> order.add("results");
        Sweep sweep = new Sweep(
                goesOn -> {
                    order.add("waiting");
                    return waiting;
                },
                known,
                () -> {
                    order.add("listing");
                    return Stream.empty();
                },
                key -> true,
                Duration.ZERO);

        // When
        sweep.run("images", sink, findings, () -> true);

        // Then
        assertThat(order).containsExactly("waiting", "results", "listing");
    }

    @Test
    void aListingThatBreaksOffSaysNothingAboutWhatIsGone() {
        // Given
        known.labelled("z/1.jpg", "e1");
        Sweep sweep = new Sweep(
                goesOn -> waiting,
                known,
                () -> {
                    throw StoreOutage.of("list images");
                },
                key -> true,
                Duration.ZERO);

        // When, Then
        assertThatThrownBy(() -> sweep.run("images", sink, findings, () -> true))
                .hasMessageContaining("list images");
        assertThat(sink.told).isEmpty();
    }

    @Test
    void itEndsWhenAnotherProcessWrites() {
        // Given
        listed("a/1.jpg", "e1");

        // When, Then
        assertThatThrownBy(() -> sweeping(() -> bucket.stream()).run("images", sink, findings, () -> false))
                .isInstanceOf(CancellationException.class);
        assertThat(sink.told).isEmpty();
    }

    @Test
    void aMadeUpEventIsMinioSaveForItsSource() throws Exception {
        // Given
        listed("a b/é+1.jpg", "e1");

        // When
        sweep();

        // Then
        JsonNode notification = EventJson.read(sink.notifications.get(0), JsonNode.class);
        JsonNode event = notification.path("Records").path(0);
        assertThat(notification.path("EventName").asText()).isEqualTo("s3:ObjectCreated:Put");
        assertThat(notification.path("Key").asText()).isEqualTo("images/a b/é+1.jpg");
        assertThat(event.path("eventName").asText()).isEqualTo("s3:ObjectCreated:Put");
        assertThat(event.path("source").asText()).isEqualTo("sweep");
        assertThat(event.path("eventTime").asText()).isEqualTo(LONG_AGO.toString());
        assertThat(event.at("/s3/bucket/name").asText()).isEqualTo("images");
        assertThat(event.at("/s3/object").toString())
                .isEqualTo("{\"key\":\"a+b%2F%C3%A9%2B1.jpg\",\"size\":7,\"eTag\":\"e1\"}");
    }

    /** The limit is 30 s of an idle machine; what is kept grows by eight bytes for each object. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aHundredThousandObjectsAreComparedWithoutHoldingThem() throws Exception {
        // Given
        int objects = 100_000;
        for (int i = 0; i < objects; i += 2) {
            known.labelled("many/" + i + ".jpg", "e" + i);
        }
        known.labelled("many/gone.jpg", "e");
        int[] held = new int[1];
        EventSink counting = new EventSink() {
            @Override
            public void add(String path, String notification) {
                held[0]++;
            }

            @Override
            public void confirm() {}
        };
        Stream<ListedObject> listing = IntStream.range(0, objects)
                .mapToObj(i -> new ListedObject("many/" + i + ".jpg", i % 4 == 0 ? "other" : "e" + i, 7, LONG_AGO));
        long start = System.nanoTime();

        // When
        sweeping(() -> listing).run("images", counting, findings, () -> true);

        // Then
        System.err.printf("100,000 objects in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(findings.photos).isEqualTo(objects);
        assertThat(findings.missing).isEqualTo(objects / 2);
        assertThat(findings.stale).isEqualTo(objects / 4);
        assertThat(findings.gone).isEqualTo(1);
        assertThat(held[0]).isEqualTo(objects / 2 + objects / 4 + 1);
    }

    private void listed(String key, String eTag) {
        bucket.add(new ListedObject(key, eTag, 7, LONG_AGO));
    }

    private void sweep() throws Exception {
        sweeping(bucket::stream).run("images", sink, findings, () -> true);
    }

    private Sweep sweeping(Supplier<Stream<ListedObject>> listing) {
        return new Sweep(
                goesOn -> waiting,
                known,
                listing,
                key -> !key.endsWith("/") && !key.contains("/."),
                Duration.ofSeconds(60));
    }
}
