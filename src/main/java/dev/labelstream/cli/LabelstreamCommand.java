package dev.labelstream.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command tree; runs nothing itself. */
@Command(
        name = "labelstream",
        description = "Photos in a bucket become labels on a topic and a sorted CSV.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = LabelstreamCommand.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ClassifyCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            UploadCommand.class,
            ModelCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        })
final class LabelstreamCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Version of the jar this class was loaded from. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = LabelstreamCommand.class.getPackage().getImplementationVersion();
            return new String[] {"labelstream " + (version == null ? "(not packaged)" : version)};
        }
    }
}
