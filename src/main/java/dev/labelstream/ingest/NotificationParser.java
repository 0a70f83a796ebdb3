package dev.labelstream.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageEvent;
import dev.labelstream.event.ImageRemoved;
import dev.labelstream.event.ImageUploaded;
import dev.labelstream.event.Origin;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the JSON of an S3 notification: an object with {@code Records}, or the bare array of them that some stores send.
 *
 * <p>Only names that mean new bytes count as an upload. {@code ObjectCreated:*} also covers tagging and retention, and a
 * program that tags photos with their label would trigger itself for ever.
 */
final class NotificationParser {
    /** What AWS and Versity's gateway send when a notification is set up. */
    private static final String CONNECTION_TEST = "s3:TestEvent";

    private static final String CREATED = "ObjectCreated:";
    /** The last two are what AWS and Ceph call a photo that its bucket's own rule removed. */
    private static final List<String> REMOVED =
            List.of("ObjectRemoved:", "LifecycleExpiration:", "ObjectLifecycle:Expiration:");

    private static final Set<String> NEW_BYTES = Set.of("Put", "Post", "Copy", "CompleteMultipartUpload");

    private final String imagesBucket;

    NotificationParser(String imagesBucket) {
        this.imagesBucket = imagesBucket;
    }

    /** @param receivedAt stands in where the store gives no time */
    Notification parse(String value, Instant receivedAt) {
        if (value == null) {
            return Notification.unreadable("the record has no value");
        }
        JsonNode root;
        try {
            root = EventJson.read(value, JsonNode.class);
        } catch (UncheckedIOException e) {
            return Notification.unreadable("not JSON: " + firstLine(e));
        }
        if (root.path("Event").asText().equals(CONNECTION_TEST)) {
            return Notification.NOTHING;
        }
        JsonNode records = root.isArray() ? root : root.path("Records");
        return records.isArray() && !records.isEmpty()
                ? parse(records, receivedAt)
                : Notification.unreadable("not a notification: no \"Records\"");
    }

    private Notification parse(JsonNode records, Instant receivedAt) {
        List<ImageEvent> events = new ArrayList<>();
        Optional<String> problem = Optional.empty();
        for (JsonNode node : records) {
            try {
                event(node, receivedAt).ifPresent(events::add);
            } catch (IllegalArgumentException e) {
                problem = problem.or(() -> Optional.of(e.getMessage()));
            }
        }
        return new Notification(events, problem);
    }

    /** @throws IllegalArgumentException with the reason, when the record should tell of a photo but does not */
    private Optional<ImageEvent> event(JsonNode record, Instant receivedAt) {
        StoreDialect dialect = StoreDialect.of(record);
        String told = required(record, "eventName");
        String name = told.startsWith("s3:") ? told.substring(3) : told;
        boolean removed = REMOVED.stream().anyMatch(name::startsWith);
        if (!removed && !(name.startsWith(CREATED) && NEW_BYTES.contains(name.substring(CREATED.length())))) {
            return Optional.empty();
        }
        String bucket = required(record.path("s3").path("bucket"), "name");
        if (!bucket.equals(imagesBucket)) {
            return Optional.empty();
        }
        JsonNode object = record.path("s3").path("object");
        String key = dialect.key(required(object, "key"));
        if (isNoPhoto(key)) {
            return Optional.empty();
        }
        String sequencer = dialect.sequencer(object);
        Instant at = time(record.path("eventTime").asText(), receivedAt);
        if (removed) {
            return Optional.of(new ImageRemoved(bucket, key, sequencer, at));
        }
        Origin origin = Origin.of(record.path("source").textValue());
        return Optional.of(
                new ImageUploaded(bucket, key, dialect.eTag(object), sequencer, dialect.size(object), at, origin));
    }

    /** Folder markers and hidden files: no line in any CSV. */
    private static boolean isNoPhoto(String key) {
        return key.endsWith("/") || key.startsWith(".", key.lastIndexOf('/') + 1);
    }

    private static String required(JsonNode node, String field) {
        String text = node.path(field).asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a record has no \"" + field + "\"");
        }
        return text;
    }

    private static Instant time(String text, Instant otherwise) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static String firstLine(UncheckedIOException e) {
        String message =
                e.getCause() instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
