package dev.labelstream.cli;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole product at work in this process, in a data folder of its own, used only through its outside. */
@Command(
        name = "demo",
        description =
                "See it all at work, in the folder ./" + DemoCommand.DATA_FOLDER + ": classify your photos, or, without"
                        + " any, draw pictures, train a network on them and let it classify others.")
final class DemoCommand implements Callable<Integer> {
    static final String DATA_FOLDER = "labelstream-demo";

    private final StartedApplication application;
    private final DemoStage stage;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder with your photos.")
    private Path photos;

    @Option(names = "--exit", description = "End when all is shown, instead of serving on.")
    private boolean exit;

    @Mixin
    private ProgressOption told;

    DemoCommand(StartedApplication application, DemoStage stage) {
        this.application = application;
        this.stage = stage;
    }

    /** Its own data folder, and of the log only what is wrong, unless the command line says otherwise. */
    static void prepareProcess(boolean quiet) {
        Map.of("labelstream.data-dir", DATA_FOLDER, "quarkus.log.level", "WARN").forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
        if (!quiet) {
            System.err.println("starting broker, store and network in " + System.getProperty("labelstream.data-dir"));
        }
    }

    @Override
    public Integer call() throws IOException {
        application.awaitReady(spec.commandLine().getErr());
        DemoReport report = new DemoReport(
                told, spec.commandLine().getOut(), spec.commandLine().getErr());
        boolean fine = photos == null ? new DrawnDemo(stage, report).run() : new PhotoDemo(stage, report).run(photos);
        if (!exit) {
            report.result(application.banner().text());
            report.result("Serving on; Ctrl-C ends it.");
            Quarkus.waitForExit();
        }
        return fine ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
