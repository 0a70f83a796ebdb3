package dev.labelstream.model;

/** Models for tests. */
public final class TestModels {
    private TestModels() {}

    /** Starts PyTorch once for the test JVM, on the user's own cache folder. */
    public static void startEngine() {
        TorchEngine.start(EngineConfig.userCache(System.getProperty("os.name"), System.getenv()));
    }
}
