package dev.labelstream.cli;

/** While open, a process that is told to stop first does this. */
final class ShutdownDelay implements AutoCloseable {
    private final Thread hook;

    /** Something that ends a work under way and waits until it has ended. */
    interface Ending {
        void run() throws InterruptedException;
    }

    ShutdownDelay(Ending ending) {
        hook = new Thread(
                () -> {
                    try {
                        ending.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "shutdown-delay");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new CommandException("stopped before the end", e);
        }
    }
}
