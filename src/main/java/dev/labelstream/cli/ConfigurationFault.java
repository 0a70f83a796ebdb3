package dev.labelstream.cli;

import io.smallrye.config.ConfigValidationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what is wrong with the settings: the key, and the one that was meant or the value that was expected. */
final class ConfigurationFault {
    private static final Pattern UNKNOWN = Pattern.compile("SRCFG00050: (\\S+) in .* does not map to any root");
    private static final Pattern WRONG_VALUE =
            Pattern.compile("SRCFG00039: .*? property (\\S+) with the config value \"(.*)\" threw .*? converted (.*)");
    private static final Pattern MISSING = Pattern.compile("SRCFG00014: .*? property (\\S+) is required.*");
    private static final Pattern CODES = Pattern.compile("\\b(?:[a-z]+\\.)+[A-Z]\\w+: |\\bSRCFG\\d{5}: ");

    private ConfigurationFault() {}

    static String describe(ConfigValidationException invalid) {
        return IntStream.range(0, invalid.getProblemCount())
                .mapToObj(i -> describe(invalid.getProblem(i).getMessage()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    static String describe(String problem) {
        Matcher unknown = UNKNOWN.matcher(problem);
        if (unknown.find()) {
            String key = unknown.group(1);
            return "unknown setting " + key + " (the nearest known one: " + KnownKeys.nearest(key) + ")";
        }
        Matcher wrong = WRONG_VALUE.matcher(problem);
        if (wrong.find()) {
            return "wrong value for setting " + wrong.group(1) + ": " + withoutCodes(wrong.group(3))
                    + " (it is set to \"" + wrong.group(2) + "\")";
        }
        Matcher missing = MISSING.matcher(problem);
        return missing.find() ? "setting " + missing.group(1) + " is needed but not set" : withoutCodes(problem);
    }

    private static String withoutCodes(String message) {
        return CODES.matcher(message).replaceAll("");
    }
}
