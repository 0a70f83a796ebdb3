package dev.labelstream.embedded;

import dev.labelstream.process.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
final class Ports {
    private Ports() {}

    /** Asks before a server does, whose own complaint would be long and would not name our key. */
    static void requireFree(int port, String forWhom, String key) {
        try (ServerSocket probe = open(port)) {
            probe.getLocalPort();
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupException(
                    "port " + port + " of 127.0.0.1 cannot be had for " + forWhom + " (" + e.getMessage()
                            + "): stop what uses it, or set " + key + " to another",
                    e);
        }
    }

    /**
     * By lot, from below those that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere): one of
     * theirs might be gone again before it is used.
     */
    static int anyFree() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket probe = open(port)) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new StartupException("no port from 20000 to 29999 of 127.0.0.1 is free: stop what uses them");
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
