package dev.labelstream.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Another program listens where this one wants to: which port that is, and which key moves it. */
final class TakenPort {
    /** Port key to host key. */
    private static final Map<String, String> KEYS = new TreeMap<>(Map.of(
            "quarkus.http.port", "quarkus.http.host",
            "quarkus.management.port", "quarkus.management.host"));

    private TakenPort() {}

    /** The exception names no port, so those that are configured are tried. */
    static String describe() {
        Config config = ConfigProvider.getConfig();
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            int port = config.getValue(key.getKey(), Integer.class);
            String host = config.getValue(key.getValue(), String.class);
            if (isTaken(host, port)) {
                return line(host, port, key.getKey());
            }
        }
        return "a port is taken: stop the program that listens there, or change one of " + KEYS.keySet();
    }

    static String line(String host, int port, String key) {
        return "port " + port + " on " + host + " is taken: stop the program that listens there, or start with -D" + key
                + "=PORT";
    }

    private static boolean isTaken(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
