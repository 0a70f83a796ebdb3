package dev.labelstream.dashboard;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TopicFollower;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads what the dashboard shows live, where the process has the role. */
@Singleton
class DashboardTopics {
    private final boolean hasRole;
    private final PredictionFeed predictions;
    private final TopicFollower follower;

    DashboardTopics(ProcessConfig process, DashboardConfig config, BrokerConnection broker, TopicConfig topics) {
        this.hasRole = process.roles().contains(DashboardGate.ROLE) && !CommandProfile.isActive();
        this.predictions = new PredictionFeed(config.streams());
        this.follower =
                new TopicFollower("dashboard", broker, List.of(topics.predictions()), TopicFollower.Start.NOW, read -> {
                    if (read.value() != null) {
                        predictions.tell(read.value());
                    }
                });
    }

    /** Before the channels open, so that no prediction of this process is missed. */
    void start(@Observes @Priority(StartOrder.MODELS) StartupEvent start) {
        if (hasRole) {
            follower.start();
        }
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        if (hasRole) {
            follower.close();
        }
    }

    PredictionFeed predictions() {
        return predictions;
    }
}
