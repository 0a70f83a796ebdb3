package dev.labelstream.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Events as they travel: JSON values, times in ISO 8601, unknown fields ignored, CloudEvents 1.0 binary-mode headers. */
public final class EventJson {
    /** The header that says how a value is to be read. */
    public static final String CONTENT_TYPE = "content-type";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    public static String write(Object event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + event.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** @throws UncheckedIOException when the text is no such event; the message names the type */
    public static <T> T read(String json, Class<T> type) {
        try {
            T event = MAPPER.readValue(json, type);
            if (event == null) {
                throw new UncheckedIOException("not a " + type.getSimpleName() + ": null", new IOException(json));
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * CloudEvents headers in binary mode.
     *
     * @param id unique for this source; equal ids mean the same event
     * @param source the process, {@code labelstream.instance}
     * @param subject what it is about, the record key; null where that has none
     */
    public static List<Header> cloudEventHeaders(Class<?> type, String id, String source, String subject) {
        return cloudEventHeaders(type.getSimpleName(), id, source, subject);
    }

    /** The same for a notification that no store wrote: in a store's words, so it is no record of this package. */
    public static List<Header> notificationHeaders(String source, String path) {
        return cloudEventHeaders("StoreNotification", UUID.randomUUID().toString(), source, path);
    }

    private static List<Header> cloudEventHeaders(String type, String id, String source, String subject) {
        List<Header> headers = new ArrayList<>(List.of(
                header("ce_specversion", "1.0"),
                header("ce_type", "dev.labelstream." + type),
                header("ce_id", id),
                header("ce_source", source)));
        if (subject != null) {
            headers.add(header("ce_subject", subject));
        }
        headers.add(header(CONTENT_TYPE, "application/json"));
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
