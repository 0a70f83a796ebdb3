package dev.labelstream.classify;

import dev.labelstream.event.NotificationBatch;
import dev.labelstream.process.Ahead;
import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.process.StartupException;
import dev.labelstream.topic.Controls;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hands notifications to the {@code ClassifyPipeline}, and runs that from before the first of them until the end. */
@Singleton
public class ClassifyStage {
    static final String ROLE = "classify";
    static final String EVENTS = "image-events-in";
    private static final Logger LOG = Logger.getLogger(ClassifyStage.class);

    private final ProcessConfig process;
    private final PipelineFactory pipelines;
    private final ModelServing models;
    private final Controls controls;
    private final Ahead<Optional<String>> refusal;
    private ClassifyPipeline pipeline;

    ClassifyStage(
            ProcessConfig process,
            PipelineFactory pipelines,
            ModelServing models,
            Controls controls,
            KafkaGroup group) {
        this.process = process;
        this.refusal = new Ahead<>(group::refusal);
        this.controls = controls;
        this.models = models;
        this.pipelines = pipelines;
    }

    void begin(@Observes @Priority(StartOrder.TOPICS + 1) StartupEvent event) {
        if (isOn()) {
            refusal.begin("group-rights");
        }
    }

    void start(@Observes @Priority(StartOrder.STAGES) StartupEvent event) {
        if (isOn()) {
            pipeline = pipelines.create(ClassifyStage::endProcess);
            controls.onPause(pipeline::pause);
            refusal.get().ifPresent(line -> {
                throw new StartupException("the broker does not let this process classify: " + line);
            });
            open(pipeline);
        }
    }

    private boolean isOn() {
        return !CommandProfile.isActive() && process.roles().contains(ROLE);
    }

    private static void open(ClassifyPipeline pipeline) {
        try {
            pipeline.start();
        } catch (KafkaException e) {
            throw new StartupException(
                    "the broker does not let this process write transactions (" + e.getMessage()
                            + "): it must be 2.5 or later and allow the transactional ids labelstream-*",
                    e);
        }
    }

    /** Completes when the pipeline has room; the offsets are committed by its transactions, not by the acknowledgement. */
    @Incoming("notifications")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> receive(Message<NotificationBatch> batch) {
        IncomingKafkaRecordBatchMetadata<?, ?> polled =
                batch.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow();
        NotificationBatch notifications = batch.getPayload();
        Arrival arrival = new Arrival(notifications.events(), notifications.deadLetters(), Consumed.of(polled));
        return pipeline.offer(arrival).thenCompose(room -> batch.ack());
    }

    /** Before the consumer leaves its group, and long before the process ends. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (pipeline != null) {
            pipeline.stop();
            models.close();
        }
    }

    private static void endProcess(Throwable failure) {
        if (failure instanceof FencedException) {
            LOG.fatal(failure.getMessage());
        } else {
            LOG.fatal("photos cannot be classified any more, so this process ends", failure);
        }
        Quarkus.asyncExit(1);
    }
}
