package dev.labelstream.process;

import io.quarkus.runtime.configuration.ConfigUtils;

/** The {@code cli} profile of all commands that do not start the whole product: nothing starts by itself and nothing is created. */
public final class CommandProfile {
    public static final String NAME = "cli";

    private CommandProfile() {}

    public static boolean isActive() {
        return ConfigUtils.isProfileActive(NAME);
    }
}
