package dev.labelstream.embedded;

/** A port for a server that a test starts. */
public final class FreePort {
    private FreePort() {}

    public static int any() {
        return Ports.anyFree();
    }
}
