package dev.labelstream.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * What this process is called among those that share the work: {@code labelstream.instance}, or else the host and a
 * checksum of the data folder. It is the same after a restart, so that a process that comes back takes its own place
 * again, and ends the transaction in which it may have died.
 */
public final class InstanceName {
    private InstanceName() {}

    public static String of(ProcessConfig process) {
        return process.instance().orElseGet(() -> of(host(), process.dataDir()));
    }

    static String of(String host, Path dataDir) {
        CRC32 checksum = new CRC32();
        checksum.update(dataDir.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        return "%s-%08x".formatted(host, checksum.getValue());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
