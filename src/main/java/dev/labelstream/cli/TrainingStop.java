package dev.labelstream.cli;

import dev.labelstream.train.Training;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a training in an orderly way on SIGTERM, and, for a child process, when its parent goes: a step that runs in the
 * native engine while the JVM exits would crash it.
 */
final class TrainingStop {
    private static final long PATIENCE_SECONDS = 60;

    private final Training training;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread onExit = new Thread(this::stop, "training-stop");

    /** @param withInput whether the end of standard input ends the training too */
    TrainingStop(Training training, boolean withInput) {
        this.training = training;
        Runtime.getRuntime().addShutdownHook(onExit);
        if (withInput) {
            Thread watch = new Thread(this::followInput, "standard-input");
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** The training is over, well or not. */
    void ended() {
        ended.countDown();
    }

    private void followInput() {
        try {
            while (System.in.read() >= 0) {
                // whatever is said, only the end counts
            }
        } catch (IOException e) {
            // a broken input has ended as well
        }
        if (!stop()) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Whether the training ended in time. */
    private boolean stop() {
        training.stop();
        try {
            return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
