package dev.labelstream.aggregate;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Brings records into the table: a value is a result, null takes it back. What is no event is left out, with a line. */
final class TableFeed implements TopicReader.Sink {
    private static final Logger LOG = Logger.getLogger(TableFeed.class);

    private final PredictionTable table;
    private final String predictions;
    private final String failures;

    TableFeed(PredictionTable table, String predictionsTopic, String failuresTopic) {
        this.table = table;
        this.predictions = predictionsTopic;
        this.failures = failuresTopic;
    }

    @Override
    public void accept(ConsumerRecord<String, String> change) {
        if (change.key() == null) {
            return;
        }
        try {
            if (change.topic().equals(predictions)) {
                applyPrediction(change);
            } else if (change.topic().equals(failures)) {
                applyFailure(change.key(), change.value());
            }
        } catch (UncheckedIOException e) {
            LOG.warnf(
                    "%s-%d@%d about %s is left out: %s",
                    change.topic(), change.partition(), change.offset(), change.key(), e.getMessage());
        }
    }

    @Override
    public void startOver() {
        table.clear();
    }

    private void applyPrediction(ConsumerRecord<String, String> change) {
        if (change.value() == null) {
            table.unclassified(change.key());
        } else {
            TopicPosition position = new TopicPosition(change.partition(), change.offset());
            table.classified(change.key(), EventJson.read(change.value(), ImageClassified.class), position);
        }
    }

    private void applyFailure(String path, String value) {
        if (value == null) {
            table.unfailed(path);
        } else {
            table.failed(path, EventJson.read(value, ClassificationFailed.class));
        }
    }
}
