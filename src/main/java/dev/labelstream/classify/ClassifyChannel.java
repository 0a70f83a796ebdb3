package dev.labelstream.classify;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Keeps a process without the role {@code classify} out of the consumer group. */
public class ClassifyChannel implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue roles = context.getValue("labelstream.roles");
        if (roles == null || roles.getValue() == null || hasRole(roles.getValue())) {
            return List.of();
        }
        Map<String, String> closed = Map.of("mp.messaging.incoming." + ClassifyStage.EVENTS + ".enabled", "false");
        return List.of(new PropertiesConfigSource(closed, "labelstream.roles", ABOVE_APPLICATION_PROPERTIES));
    }

    private static boolean hasRole(String roles) {
        return List.of(roles.trim().split("\\s*,\\s*")).contains(ClassifyStage.ROLE);
    }
}
