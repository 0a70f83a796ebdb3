package dev.labelstream.classify;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ModelReference;
import dev.labelstream.storage.Fingerprint;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicFollower;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which bytes and model the last prediction of every photo is about, read from the topic from the first made-up event on:
 * a classifier that meets none holds nothing, one that does about a hundred bytes for each photo. It runs behind the topic
 * by what is in flight; an event that it does not recognise in time costs a repeated prediction, which changes no row.
 */
final class KnownPredictions implements SaidBefore {
    private final Map<Long, Long> predictions = new ConcurrentHashMap<>();
    private final TopicFollower follower;
    private final ClassifyMetrics metrics;
    private boolean started;

    KnownPredictions(BrokerConnection broker, String topic, ClassifyMetrics metrics) {
        this.follower = new TopicFollower(
                "known-predictions", broker, List.of(topic), TopicFollower.Start.BEGINNING, this::read);
        this.metrics = metrics;
    }

    /** The first time it waits until the topic was read to its end. */
    @Override
    public boolean isSaid(PhotoChange change, ModelReference model) throws InterruptedException {
        if (!change.isMadeUp()) {
            return false;
        }
        start();
        Long known = predictions.get(Fingerprint.of(change.path()));
        boolean said = known != null && known == about(change.upload().eTag(), model);
        if (said) {
            metrics.dropped();
        }
        return said;
    }

    private void start() throws InterruptedException {
        if (started) {
            return;
        }
        follower.start();
        try {
            follower.upToNow().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the predictions so far cannot be read", e);
        }
        started = true;
    }

    void read(ConsumerRecord<String, String> told) {
        if (told.key() == null) {
            return;
        }
        long photo = Fingerprint.of(told.key());
        if (told.value() == null) {
            predictions.remove(photo);
        } else {
            ImageClassified prediction = EventJson.read(told.value(), ImageClassified.class);
            predictions.put(photo, about(prediction.image().eTag(), prediction.model()));
        }
    }

    private static long about(String eTag, ModelReference model) {
        return Fingerprint.of(String.join("\n", eTag, model.id(), model.architecture(), model.weightsSha256()));
    }

    @Override
    public void close() {
        follower.close();
    }
}
