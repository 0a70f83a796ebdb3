package dev.labelstream.embedded;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Keeps the broker from talking when what it says is no news. */
final class BrokerLog {
    private static final List<String> NAMES = List.of("kafka.", "org.apache.kafka.", "state.change.logger");

    private BrokerLog() {}

    /**
     * Lets nothing pass that is below the level. Logger by logger, because Quarkus gives each one a level of its own.
     *
     * @return the way back
     */
    static Runnable onlyFrom(Level level) {
        Map<Logger, Level> former = new HashMap<>();
        for (String name : Collections.list(LogManager.getLogManager().getLoggerNames())) {
            if (NAMES.stream().anyMatch(name::startsWith)) {
                Logger logger = Logger.getLogger(name);
                Level was = logger.getLevel();
                if (was == null || was.intValue() < level.intValue()) {
                    former.put(logger, was);
                    logger.setLevel(level);
                }
            }
        }
        return () -> former.forEach(Logger::setLevel);
    }
}
