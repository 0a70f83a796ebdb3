package dev.labelstream.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Runs until it is stopped; everything that serves has been started before this is called. */
@Command(
        name = "serve",
        description =
                "Run the roles in labelstream.roles until stopped (the default command), with a broker and a store"
                        + " of its own unless others are configured.")
final class ServeCommand implements Callable<Integer> {
    private final StartedApplication application;

    ServeCommand(StartedApplication application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        application.awaitReady();
        System.out.print(application.banner().text());
        Quarkus.waitForExit();
        return ExitCode.OK;
    }
}
