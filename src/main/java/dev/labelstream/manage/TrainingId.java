package dev.labelstream.manage;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names of trainings, and of the models they make: in order of time, and fit for a folder and an object key. */
final class TrainingId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private TrainingId() {}

    static String at(Instant time) {
        return TIME.format(time) + String.format("-%06x", RANDOM.nextInt(1 << 24));
    }
}
