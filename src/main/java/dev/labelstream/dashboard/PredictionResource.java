package dev.labelstream.dashboard;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Predictions as they are committed, for whoever keeps the connection open. */
@Path("/api/predictions")
@ServedByDashboard
public class PredictionResource {
    /** Proxies close what is silent for a minute. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final PredictionFeed feed;

    PredictionResource(DashboardTopics topics) {
        this.feed = topics.predictions();
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Predictions from now on, one ImageClassified in each event's data")
    public Multi<OutboundSseEvent> follow(@Context Sse sse) {
        Multi<String> predictions = feed.join()
                .orElseThrow(() -> new ServiceUnavailableException("too many readers, come back later", 30L));
        Multi<OutboundSseEvent> signs = Multi.createFrom()
                .ticks()
                .every(SIGN_OF_LIFE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("").build());
        return Multi.createBy().merging().streams(predictions.map(json -> sse.newEvent(json)), signs);
    }
}
