package dev.labelstream.aggregate.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.event.EventJson;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was made up, in short. */
final class FakeSink implements EventSink {
    final List<String> notifications = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    boolean confirmed;

    @Override
    public void add(String path, String notification) {
        JsonNode event =
                EventJson.read(notification, JsonNode.class).path("Records").path(0);
        notifications.add(notification);
        told.add(event.path("source").asText() + " " + event.path("eventName").asText() + " " + path);
    }

    @Override
    public void confirm() {
        confirmed = true;
    }
}
