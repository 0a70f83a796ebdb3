package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.Origin;
import dev.labelstream.storage.ListedObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notifications that no store sent, in MinIO's words, with {@code source} saying so and without a sequencer. */
final class MadeUpEvents {
    private static final String CREATED = "s3:ObjectCreated:Put";
    private static final String REMOVED = "s3:ObjectRemoved:Delete";

    private final String bucket;
    private final Origin origin;
    private final EventSink sink;

    MadeUpEvents(String bucket, Origin origin, EventSink sink) {
        this.bucket = bucket;
        this.origin = origin;
        this.sink = sink;
    }

    void uploaded(ListedObject object) {
        tell(CREATED, object.key(), object.eTag(), object.size(), object.lastModified());
    }

    void uploaded(KnownPhoto photo) {
        tell(CREATED, photo.key(), photo.eTag(), photo.size(), photo.uploadedAt());
    }

    void removed(String key, Instant at) {
        tell(REMOVED, key, null, 0, at);
    }

    private void tell(String name, String key, String eTag, long size, Instant at) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
        if (size > 0) {
            object.put("size", size);
        }
        if (eTag != null) {
            object.put("eTag", eTag);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventVersion", "2.0");
        event.put("eventSource", "minio:s3");
        event.put("source", origin.text());
        event.put("eventTime", at.toString());
        event.put("eventName", name);
        event.put("s3", Map.of("bucket", Map.of("name", bucket), "object", object));
        String path = bucket + "/" + key;
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("EventName", name);
        notification.put("Key", path);
        notification.put("Records", List.of(event));
        sink.add(path, EventJson.write(notification));
    }
}
