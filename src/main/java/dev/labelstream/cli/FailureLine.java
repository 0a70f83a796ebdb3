package dev.labelstream.cli;

import dev.labelstream.model.WeightsMismatch;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What went wrong and the mend, in one line; the stack trace only for whoever logs at DEBUG. */
final class FailureLine {
    private static final Set<String> DEBUGGING = Set.of("DEBUG", "TRACE", "ALL", "FINE", "FINER", "FINEST");

    private FailureLine() {}

    /**
     * The line to print, below it each way in which weights differ, and the stack trace where somebody is debugging; empty
     * while the process is being stopped.
     */
    static Optional<String> report(Throwable failure) {
        if (isStopping()) {
            return Optional.empty();
        }
        StringWriter text = new StringWriter().append("labelstream: ").append(of(failure));
        for (Throwable cause : causes(failure)) {
            if (cause instanceof WeightsMismatch mismatch) {
                mismatch.lines().forEach(line -> text.append(System.lineSeparator() + "  " + oneLine(line)));
            }
        }
        if (DEBUGGING.contains(logLevel())) {
            failure.printStackTrace(new PrintWriter(text.append(System.lineSeparator()), true));
        }
        return Optional.of(text.toString());
    }

    /** Whoever ended the process knows why what was under way failed. */
    private static boolean isStopping() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    static String of(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            String known = known(cause);
            if (known != null) {
                return oneLine(known);
            }
        }
        List<Throwable> causes = causes(failure);
        Throwable root = causes.get(causes.size() - 1);
        String message = root.getMessage() == null ? "" : ": " + root.getMessage();
        return oneLine(root.getClass().getSimpleName() + message)
                + " (unexpected; -Dquarkus.log.level=DEBUG before -jar shows where)";
    }

    /** Our own exceptions say it in one line by rule; the others are those a person can mend. */
    private static String known(Throwable cause) {
        if (cause instanceof ConfigValidationException invalid) {
            return ConfigurationFault.describe(invalid);
        }
        if (cause instanceof BindException) {
            return TakenPort.describe();
        }
        if (cause instanceof NoSuchFileException missing) {
            return "no such file or folder: " + missing.getFile();
        }
        if (cause instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (cause instanceof FileSystemException file) {
            return file.getFile() + ": " + file.getReason();
        }
        if (cause instanceof OutOfMemoryError) {
            return "out of memory (" + cause.getMessage() + "): give the process more with -Xmx, or it smaller batches";
        }
        return cause.getClass().getName().startsWith("dev.labelstream.") ? cause.getMessage() : null;
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    }

    private static String logLevel() {
        String fromEnvironment = System.getenv().getOrDefault("QUARKUS_LOG_LEVEL", "");
        return System.getProperty("quarkus.log.level", fromEnvironment).toUpperCase(Locale.ROOT);
    }
}
