package dev.labelstream.cli;

import dev.labelstream.aggregate.Manifest;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One drawn photo under an awkward name, sent the whole way and watched at every hop. */
final class Canary implements AutoCloseable {
    private static final Duration MOST_SKEW = Duration.ofMinutes(1);

    private final ObjectStore store;
    private final String bucket;
    private final Function<String, Optional<Manifest>> manifests;
    private final TopicConfig topics;
    private final Duration patience;
    private final String folder = "doctor-" + UUID.randomUUID();
    private final String key = folder + "/Käfer + 100% \u65e5\u672c (1).jpg";
    private final CompletableFuture<String> notified = new CompletableFuture<>();
    private final CompletableFuture<String> classified = new CompletableFuture<>();
    private final TopicFollower follower;
    private boolean isStored;

    /** @param manifests by folder; empty as long as there is none */
    Canary(
            ObjectStore store,
            String bucket,
            BrokerConnection broker,
            TopicConfig topics,
            Function<String, Optional<Manifest>> manifests,
            Duration patience) {
        this.store = store;
        this.bucket = bucket;
        this.topics = topics;
        this.manifests = manifests;
        this.patience = patience;
        this.follower = new TopicFollower(
                "doctor",
                broker,
                List.of(topics.imageEvents(), topics.predictions(), topics.imageFailures()),
                TopicFollower.Start.NOW,
                this::read);
    }

    private void read(ConsumerRecord<String, String> record) {
        if (record.value() == null || !record.value().contains(folder)) {
            return;
        }
        String place = "%s, partition %d, offset %d".formatted(record.topic(), record.partition(), record.offset());
        if (record.topic().equals(topics.imageEvents())) {
            notified.complete(place);
        } else if (record.topic().equals(topics.predictions())) {
            classified.complete(place);
        } else {
            classified.completeExceptionally(new CommandException("it could not be classified: " + record.value()));
        }
    }

    String upload() throws InterruptedException {
        follower.start();
        await(follower.upToNow(), "the topics cannot be read: look at the broker's log and this program's rights");
        new PhotoUpload(store, bucket).put(key, new DrawnPictures(1).draw(DrawnPictures.DOTS, 1));
        isStored = true;
        return bucket + "/" + key;
    }

    /** The store's clock, which signatures and the age of photos are judged by. */
    String clock() {
        Instant stored = store.list(bucket, folder + "/")
                .map(ListedObject::lastModified)
                .findFirst()
                .orElseThrow(() -> new CommandException("the store does not list the photo it has just taken"));
        Duration skew = Duration.between(stored, Instant.now()).abs();
        if (skew.compareTo(MOST_SKEW) > 0) {
            throw new CommandException("the store's clock and this one are " + skew.toSeconds()
                    + " s apart: set both by a time server, or requests are refused");
        }
        return "at most " + (skew.toSeconds() + 1) + " s apart";
    }

    String notification() throws InterruptedException {
        return await(
                notified,
                "the store has not told topic " + topics.imageEvents() + " of the photo: have bucket " + bucket
                        + " notify Kafka (labelstream.storage.notification-arn names the store's target)");
    }

    String prediction() throws InterruptedException {
        return await(
                classified,
                "nobody has classified the photo: see that a server with the role classify runs and reads its log");
    }

    String row() {
        Manifest manifest;
        try (Progress progress = new Unseen()) {
            manifest = new SubmissionWait(manifests, patience).awaitComplete(folder, 1, progress);
        }
        return manifest.rows() + " row in " + folder + ".csv";
    }

    String removal() {
        isStored = false;
        store.remove(bucket, key);
        new SubmissionWait(manifests, patience).awaitGone(folder);
        return "photo, row and CSV are gone";
    }

    private <T> T await(CompletableFuture<T> hop, String otherwise) throws InterruptedException {
        try {
            return hop.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CommandException("after " + patience.toSeconds() + " s " + otherwise, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    /** Leaves no photo behind, wherever it got stuck. */
    @Override
    public void close() {
        follower.close();
        if (isStored) {
            store.remove(bucket, key);
        }
    }

    /** For a wait that a line is printed after. */
    private static final class Unseen implements Progress {
        @Override
        public void at(long done) {
            // one photo has no progress
        }

        @Override
        public void close() {
            // nothing was drawn
        }
    }
}
