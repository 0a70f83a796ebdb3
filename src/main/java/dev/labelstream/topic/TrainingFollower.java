package dev.labelstream.topic;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.StartOrder;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps this process's {@link TrainingHistory} up to date from the topics, for whoever shows or runs trainings. */
@Singleton
public class TrainingFollower {
    private final TrainingHistory history = new TrainingHistory();
    private final List<Consumer<TrainingEvent>> listeners = new CopyOnWriteArrayList<>();
    private final TopicConfig topics;
    private final TopicFollower follower;

    TrainingFollower(BrokerConnection broker, TopicConfig topics) {
        this.topics = topics;
        this.follower = new TopicFollower(
                "trainings",
                broker,
                List.of(topics.trainingRequests(), topics.trainingEvents()),
                TopicFollower.Start.BEGINNING,
                this::read);
    }

    void start(@Observes @Priority(StartOrder.MODELS) StartupEvent start) {
        if (!CommandProfile.isActive()) {
            follower.start();
        }
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        follower.close();
    }

    public TrainingHistory history() {
        return history;
    }

    /** Done when everything committed to the two topics by now is in the history. */
    public CompletableFuture<Void> upToNow() {
        return follower.upToNow();
    }

    /** Called on the reading thread for every event of any training, the old ones too. */
    public void onEvent(Consumer<TrainingEvent> listener) {
        listeners.add(listener);
    }

    private void read(ConsumerRecord<String, String> told) {
        if (told.topic().equals(topics.trainingRequests())) {
            history.apply(EventJson.read(told.value(), TrainingRequested.class));
        } else {
            TrainingEvent event = EventJson.read(told.value(), TrainingEvent.class);
            history.apply(event);
            listeners.forEach(listener -> listener.accept(event));
        }
    }
}
