package dev.labelstream.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Requests in which little is said, as most are. */
public final class TrainingRequests {
    private TrainingRequests() {}

    /** @param said fields by their names; the rest is absent */
    public static TrainingRequested of(String id, Map<String, Object> said) {
        Map<String, Object> fields = new HashMap<>(Map.of("requestedAt", Instant.EPOCH));
        fields.putAll(said);
        fields.put("id", id);
        return EventJson.read(EventJson.write(fields), TrainingRequested.class);
    }
}
