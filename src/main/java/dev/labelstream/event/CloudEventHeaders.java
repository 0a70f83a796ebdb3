package dev.labelstream.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * CloudEvents 1.0 headers in binary mode, each time of a new event. Their source is the process, {@code
 * labelstream.instance}; their subject is the record's key.
 */
public final class CloudEventHeaders {
    private CloudEventHeaders() {}

    /** Of a record of this package, as {@link EventJson} writes it. */
    public static List<Header> of(Class<?> type, String source, String subject) {
        return json(type.getSimpleName(), source, subject);
    }

    /** Of a notification that no store wrote: in a store's words, so it is no record of this package. */
    public static List<Header> ofNotification(String source, String path) {
        return json("StoreNotification", source, path);
    }

    /**
     * Of what nobody understands, so that nothing is said about its form.
     *
     * @param key of the record; null where it has none
     */
    public static List<Header> ofDeadLetter(String source, String key, String reason) {
        List<Header> headers = attributes(DeadLetter.class.getSimpleName(), source, key);
        headers.add(header("dead-letter-reason", reason));
        return headers;
    }

    private static List<Header> json(String type, String source, String subject) {
        List<Header> headers = attributes(type, source, subject);
        headers.add(header("content-type", "application/json"));
        return headers;
    }

    private static List<Header> attributes(String type, String source, String subject) {
        List<Header> headers = new ArrayList<>();
        headers.add(header("ce_specversion", "1.0"));
        headers.add(header("ce_type", "dev.labelstream." + type));
        headers.add(header("ce_id", UUID.randomUUID().toString()));
        headers.add(header("ce_source", source));
        if (subject != null) {
            headers.add(header("ce_subject", subject));
        }
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
