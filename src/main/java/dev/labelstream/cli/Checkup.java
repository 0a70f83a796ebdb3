package dev.labelstream.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Questions asked one after the other, each answered, timed and told before the next. */
final class Checkup {
    private final Consumer<Finding> told;
    private final List<Finding> findings = new ArrayList<>();

    /** @param told hears each finding at once */
    Checkup(Consumer<Finding> told) {
        this.told = told;
    }

    /**
     * What came of one question.
     *
     * @param millis how long the answer took
     * @param detail what was found, or what is wrong with the mend
     */
    record Finding(String check, boolean ok, long millis, String detail) {}

    /** Returns what was found; throws, with the mend in the message, when something is wrong. */
    interface Check {
        String run() throws InterruptedException;
    }

    /** @return whether all is well there */
    boolean ask(String name, Check check) {
        long started = System.nanoTime();
        boolean ok = true;
        String detail;
        try {
            detail = check.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while asking about " + name, e);
        } catch (RuntimeException e) {
            ok = false;
            detail = FailureLine.of(e);
        }
        Finding finding = new Finding(name, ok, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started), detail);
        findings.add(finding);
        told.accept(finding);
        return ok;
    }

    boolean isFine() {
        return findings.stream().allMatch(Finding::ok);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
