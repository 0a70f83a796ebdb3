package dev.labelstream.model;

import com.sun.jna.Function;
import org.jboss.logging.Logger;

/**
 * Lets the engine's threads sleep while they wait for each other, instead of spinning: beside another busy process, spinning
 * cost six sevenths of the speed (6 instead of 42 photos per second were measured).
 */
final class EngineThreads {
    private static final Logger LOG = Logger.getLogger(EngineThreads.class);
    private static final int KEEP_THE_USERS = 0;

    private EngineThreads() {}

    /** OpenMP reads its environment when it is loaded, and a JVM can only change its own through C. */
    static void sleepWhileWaiting() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try {
            Function.getFunction("c", "setenv").invokeInt(new Object[] {"OMP_WAIT_POLICY", "PASSIVE", KEEP_THE_USERS});
        } catch (LinkageError e) {
            LOG.debugf("the engine's threads will spin while they wait: %s", e);
        }
    }
}
