package dev.labelstream.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Every command with all its options, as {@code --help} prints them. */
final class CommandReference {
    private static final String HEAD =
            """
            # Commands

            What `--help` of each prints, in the order of the tree. The program is `java -jar target/quarkus-app/quarkus-run.jar` where these
            say `labelstream`. What can be set beside options stands in [Configuration](configuration.md).
            """;

    private CommandReference() {}

    static String page() {
        return HEAD
                + withSubcommands(CommandTree.create(new OptionsOnlyFactory()))
                        .map(CommandReference::section)
                        .collect(Collectors.joining());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandReference::withSubcommands));
    }

    private static String section(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
        return "\n## " + command.getCommandSpec().qualifiedName() + "\n\n```text\n" + help + "\n```\n";
    }
}
