package dev.labelstream.cli;

import java.util.List;
import picocli.CommandLine;

/** All commands under one root, with the exit codes and error lines that every command shares. */
final class CommandTree {
    /** Of the root only; set here because what the root's annotation says is inherited by all commands. */
    private static final String[] FOOTER = {
        "",
        "Without a command: serve. Settings are given as -Dlabelstream.KEY=VALUE before -jar, or as LABELSTREAM_KEY.",
        "Exit codes: 0 fine, 1 failed, 2 wrong usage."
    };

    private CommandTree() {}

    static CommandLine create(CommandLine.IFactory factory) {
        CommandLine tree = withErrorLines(new CommandLine(LabelstreamCommand.class, factory));
        tree.getCommandSpec().usageMessage().footer(FOOTER);
        return tree;
    }

    /** The server's command alone: putting all of them together is a fifth of a second of its start. */
    static CommandLine serve(CommandLine.IFactory factory) {
        return withErrorLines(new CommandLine(ServeCommand.class, factory));
    }

    private static CommandLine withErrorLines(CommandLine command) {
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandTree::refuse)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    FailureLine.report(failure).ifPresent(commandLine.getErr()::println);
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static int refuse(CommandLine.ParameterException refused, String[] args) {
        CommandLine command = refused.getCommandLine();
        command.getErr()
                .printf(
                        "labelstream: %s (see: %s --help)%n",
                        message(refused), command.getCommandSpec().qualifiedName());
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(CommandLine.ParameterException refused) {
        if (refused instanceof CommandLine.UnmatchedArgumentException unmatched
                && unmatched.getCommandLine().getParent() == null
                && !unmatched.isUnknownOption()) {
            List<String> near = unmatched.getSuggestions();
            return "no such command: " + unmatched.getUnmatched().get(0)
                    + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?");
        }
        return refused.getMessage().lines().findFirst().orElse("wrong usage");
    }
}
