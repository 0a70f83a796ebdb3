package dev.labelstream.classify;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.ClassificationOutcome;
import dev.labelstream.event.CloudEventHeaders;
import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.TraceHeader;
import dev.labelstream.topic.TopicConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Verdicts as records. Every verdict is a record on {@code predictions} and one on {@code image-failures}, at most one of
 * them with a value: so the two topics never contradict each other, and nobody has to remember what was said before.
 */
final class OutcomeRecords {
    /** A record of {@code image-events} can fill a whole message, 1 MiB; with a header more it would not pass any more. */
    private static final int LONGEST_DEAD_LETTER = 1_000_000;
    /** At most 3 bytes each. */
    private static final int CHARACTERS_KEPT = LONGEST_DEAD_LETTER / 3;

    private final TopicConfig topics;
    private final String source;

    /** @param source name of this process, in the CloudEvents headers */
    OutcomeRecords(TopicConfig topics, String source) {
        this.topics = topics;
        this.source = source;
    }

    /** @param traces of the photos, by path */
    List<ProducerRecord<String, String>> of(
            List<Verdict> verdicts, List<DeadLetter> deadLetters, Map<String, PhotoTrace> traces) {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            PhotoTrace trace = traces.get(verdict.path());
            records.add(record(topics.predictions(), verdict, trace, ImageClassified.class));
            records.add(record(topics.imageFailures(), verdict, trace, ClassificationFailed.class));
        }
        deadLetters.forEach(letter -> records.add(record(letter)));
        return records;
    }

    private ProducerRecord<String, String> record(
            String topic, Verdict verdict, PhotoTrace trace, Class<? extends ClassificationOutcome> type) {
        if (!type.isInstance(verdict.outcome())) {
            return new ProducerRecord<>(topic, verdict.path(), null);
        }
        List<Header> headers = CloudEventHeaders.of(type, source, verdict.path());
        headers.addAll(TraceHeader.of(trace.context()));
        return new ProducerRecord<>(topic, null, verdict.path(), EventJson.write(verdict.outcome()), headers);
    }

    private ProducerRecord<String, String> record(DeadLetter letter) {
        String value = letter.value();
        String reason = letter.reason();
        int length = value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_DEAD_LETTER) {
            value = value.substring(0, CHARACTERS_KEPT);
            reason += " (cut, it has " + length + " bytes)";
        }
        return new ProducerRecord<>(
                topics.imageEventsDeadLetter(),
                null,
                letter.key(),
                value,
                CloudEventHeaders.ofDeadLetter(source, letter.key(), reason));
    }
}
