package dev.labelstream.process;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Spans for OpenTelemetry, where the environment or a system property names somebody who collects them, in that project's
 * own words: {@code OTEL_EXPORTER_OTLP_ENDPOINT} and what else its SDK reads. Where nobody is named, and in commands that
 * only ask a server, nothing is built and no span is made.
 */
@Singleton
public class Tracing {
    private static final String NAME = "labelstream";
    private static final String PREFIX = "otel.";
    /** Any of them means that somebody wants to have the spans. */
    private static final List<String> SWITCHES =
            List.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint", "otel.traces.exporter");

    private static final long LONGEST_FLUSH_SECONDS = 3;

    private final Optional<OpenTelemetrySdk> sdk;

    @Inject
    public Tracing(ProcessConfig process) {
        this(InstanceName.of(process), CommandProfile.isActive() ? Map.of() : settings());
    }

    /**
     * @param settings by the names of the SDK's system properties
     * @throws StartupException when the SDK does not understand them
     */
    Tracing(String instance, Map<String, String> settings) {
        this.sdk = SWITCHES.stream().anyMatch(settings::containsKey)
                ? Optional.of(sdk(instance, settings))
                : Optional.empty();
    }

    public Tracer tracer() {
        return sdk.<TracerProvider>map(OpenTelemetrySdk::getTracerProvider)
                .orElseGet(TracerProvider::noop)
                .get(NAME);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        System.getenv()
                .forEach((name, value) ->
                        settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        System.getProperties().stringPropertyNames().forEach(name -> settings.put(name, System.getProperty(name)));
        settings.keySet().removeIf(name -> !name.startsWith(PREFIX));
        return settings;
    }

    private static OpenTelemetrySdk sdk(String instance, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("otel.service.name", NAME);
        all.put("otel.resource.attributes", "service.instance.id=" + instance);
        all.put("otel.metrics.exporter", "none"); // they have their own way out, and so has the log
        all.put("otel.logs.exporter", "none");
        all.putAll(settings);
        try {
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> all)
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException e) {
            throw new StartupException("the settings of OpenTelemetry do not fit together: " + e.getMessage(), e);
        }
    }

    /** After everybody who makes spans. */
    void close(
            @Observes(notifyObserver = Reception.IF_EXISTS)
                    @Priority(StartOrder.STOP_EMBEDDED - 1)
                    @BeforeDestroyed(ApplicationScoped.class)
                    Object end) {
        sdk.ifPresent(open -> open.shutdown().join(LONGEST_FLUSH_SECONDS, TimeUnit.SECONDS));
    }
}
