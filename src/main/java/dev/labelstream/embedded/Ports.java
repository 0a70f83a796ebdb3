package dev.labelstream.embedded;

import dev.labelstream.process.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

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

    static int anyFree() {
        try (ServerSocket probe = open(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
