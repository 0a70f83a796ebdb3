package dev.labelstream.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs until it is stopped; everything that serves has been started before this is called. */
@Command(
        name = "serve",
        description =
                "Run the roles in labelstream.roles until stopped (the default command), with a broker and a store"
                        + " of its own unless others are configured.")
final class ServeCommand implements Callable<Integer> {
    private final StartedApplication application;

    @Spec
    private CommandSpec spec;

    ServeCommand(StartedApplication application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        application.awaitReady(spec.commandLine().getErr());
        spec.commandLine().getOut().println(application.banner().text());
        Quarkus.waitForExit();
        return ExitCode.OK;
    }
}
