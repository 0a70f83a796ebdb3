package dev.labelstream.cli;

import dev.labelstream.aggregate.Manifest;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TopicFollower;
import java.time.Duration;
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
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ObjectStore store;
    private final StorageConfig.Buckets buckets;
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
            StorageConfig.Buckets buckets,
            BrokerConnection broker,
            TopicConfig topics,
            Function<String, Optional<Manifest>> manifests,
            Duration patience) {
        this.store = store;
        this.buckets = buckets;
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
        new PhotoUpload(store, buckets.images()).put(key, new DrawnPictures(1).draw(DrawnPictures.DOTS, 1));
        isStored = true;
        return buckets.images() + "/" + key;
    }

    String notification() throws InterruptedException {
        return await(
                notified,
                "the store has not told topic " + topics.imageEvents() + " of the photo: have bucket "
                        + buckets.images()
                        + " notify Kafka (labelstream.storage.notification-arn names the store's target),"
                        + " and that target reach this broker and topic");
    }

    String prediction() throws InterruptedException {
        return await(
                classified,
                "nobody has classified the photo: see that a server with the role classify runs, and in its log what"
                        + " keeps it");
    }

    String row() {
        Manifest manifest;
        try (Progress progress = new Unseen()) {
            manifest = new SubmissionWait(manifests, patience).awaitComplete(folder, 1, progress);
        }
        return manifest.rows() + " row in " + csv();
    }

    String written() throws InterruptedException {
        awaitCsv(
                true,
                "bucket " + buckets.submissions() + " has no " + csv() + ": see in the log of the server with the role"
                        + " aggregate what keeps it from writing");
        return buckets.submissions() + "/" + csv();
    }

    String removal() throws InterruptedException {
        isStored = false;
        store.remove(buckets.images(), key);
        new SubmissionWait(manifests, patience).awaitGone(folder);
        awaitCsv(
                false,
                csv() + " stays in bucket " + buckets.submissions() + ": see in the log of the server with the role"
                        + " aggregate what keeps it from removing it");
        return "photo, row and CSV are gone";
    }

    private void awaitCsv(boolean present, String otherwise) throws InterruptedException {
        long started = System.nanoTime();
        while (store.exists(buckets.submissions(), csv()) != present) {
            if (System.nanoTime() - started > patience.toNanos()) {
                throw new CommandException("after " + patience.toSeconds() + " s " + otherwise);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private String csv() {
        return folder + ".csv";
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
            store.remove(buckets.images(), key);
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
