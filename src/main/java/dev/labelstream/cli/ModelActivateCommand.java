package dev.labelstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model the one that classifies, through the running server, which tells every process. */
@Command(
        name = "activate",
        description = "Let a model classify from the next batch on; also the way back to a former one.")
final class ModelActivateCommand implements Callable<Integer> {
    private final RunningServer server;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Id of a model that the server knows; see: model list.")
    private String id;

    ModelActivateCommand(RunningServer server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        JsonNode activation = server.client().manage("POST", "/models/" + id + "/activate");
        String former = activation.path("previous").asText("");
        spec.commandLine()
                .getOut()
                .printf(
                        "%s (%s) classifies now%s%n",
                        activation.path("id").asText(),
                        activation.path("architecture").asText(),
                        former.isEmpty() ? "" : "; before it did " + former);
        return ExitCode.OK;
    }
}
