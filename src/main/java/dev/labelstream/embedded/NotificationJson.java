package dev.labelstream.embedded;

import dev.labelstream.event.EventJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A change in the words MinIO would notify it with, so that whoever reads the topic needs to know one shape only. */
final class NotificationJson {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String principal;
    private final String endpoint;

    NotificationJson(String principal, String endpoint) {
        this.principal = principal;
        this.endpoint = endpoint;
    }

    String of(StoreChange change) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("EventName", change.eventName());
        notification.put("Key", change.path());
        notification.put("Records", List.of(event(change)));
        return EventJson.write(notification);
    }

    private Map<String, Object> event(StoreChange change) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventVersion", "2.0");
        event.put("eventSource", "minio:s3");
        event.put("awsRegion", "");
        event.put("eventTime", time(change.at()));
        event.put("eventName", change.eventName());
        event.put("userIdentity", Map.of("principalId", principal));
        event.put("responseElements", Map.of("x-minio-origin-endpoint", endpoint));
        event.put("s3", s3(change));
        return event;
    }

    private Map<String, Object> s3(StoreChange change) {
        Map<String, Object> bucket = new LinkedHashMap<>();
        bucket.put("name", change.bucket());
        bucket.put("ownerIdentity", Map.of("principalId", principal));
        bucket.put("arn", "arn:aws:s3:::" + change.bucket());
        Map<String, Object> s3 = new LinkedHashMap<>();
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", "Config");
        s3.put("bucket", bucket);
        s3.put("object", object(change));
        return s3;
    }

    private static Map<String, Object> object(StoreChange change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", formEncoded(change.key()));
        // As MinIO does it: no size for an empty object, neither size nor eTag for one that is gone.
        if (change.size() != null && change.size() > 0) {
            object.put("size", change.size());
        }
        if (change.eTag() != null) {
            object.put("eTag", change.eTag());
        }
        if (change.contentType() != null) {
            object.put("contentType", change.contentType());
        }
        object.put("sequencer", change.sequencer());
        return object;
    }

    /** Java leaves the asterisk as it is and encodes the tilde; Go, and so MinIO, does it the other way round. */
    private static String formEncoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String time(Instant at) {
        return MILLIS.format(at);
    }
}
