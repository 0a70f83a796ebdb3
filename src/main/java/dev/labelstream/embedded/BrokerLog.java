package dev.labelstream.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How much of what the broker says is worth reading: warnings while it works. */
final class BrokerLog {
    /** Held, because the logging system forgets loggers that nobody holds, and their levels with them. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change.logger"));

    private BrokerLog() {}

    static void starting() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /** That the connections of a broker that stops are closed is no news. */
    static void stopping() {
        LOGGERS.stream()
                .filter(logger -> logger.getLevel() != Level.OFF)
                .forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    /** What follows from the failure of a broker would bury the reason under hundreds of lines. */
    static void failed() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
