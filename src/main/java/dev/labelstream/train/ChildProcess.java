package dev.labelstream.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that runs beside this one and is told to end by closing its standard input, which the operating system does
 * too when this process dies.
 */
final class ChildProcess {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int REMEMBERED_LINES = 20;
    private static final String PREFIX = "labelstream: ";

    private final Process process;
    private final Deque<String> complaints = new ArrayDeque<>();

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** @throws TrainingException when the operating system refuses */
    static ChildProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new TrainingException("cannot start the training process: " + e.getMessage(), e);
        }
    }

    /**
     * Returns when the process has ended.
     *
     * @param results gets each line of its standard output
     * @param notes gets each line of its standard error
     * @return exit code
     */
    int follow(Consumer<String> results, Consumer<String> notes) throws InterruptedException {
        Thread errors = new Thread(
                () -> lines(process.getErrorStream(), line -> {
                    remember(line);
                    notes.accept(line);
                }),
                "training-notes");
        errors.setDaemon(true);
        errors.start();
        lines(process.getInputStream(), results);
        errors.join();
        return process.waitFor();
    }

    /** Why it failed: in its own words where it found some. */
    synchronized String complaint(int exit) {
        String last = complaints.isEmpty() ? "" : ", after: " + complaints.getLast();
        return complaints.stream()
                .filter(line -> line.startsWith(PREFIX))
                .reduce((former, latter) -> latter)
                .map(line -> line.substring(PREFIX.length()))
                .orElse("the training process ended with exit code " + exit + " and without a model" + last);
    }

    /** Asks it to end, from any thread, and makes it end when it does not. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        Thread force = new Thread(this::endByForce, "training-end");
        force.setDaemon(true);
        force.start();
    }

    private void endByForce() {
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private synchronized void remember(String line) {
        if (line.isBlank()) {
            return;
        }
        complaints.addLast(line.strip());
        if (complaints.size() > REMEMBERED_LINES) {
            complaints.removeFirst();
        }
    }

    private static void lines(InputStream stream, Consumer<String> reader) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what the training process says", e);
        }
    }
}
