package dev.labelstream.cli;

import dev.labelstream.model.ProcessTuning;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/**
 * Entry point: answers help, wrong usage and what a shell asks at once, starts Quarkus for everything else.
 *
 * <p>{@code serve}, {@code demo} and {@code bench pipeline} start the whole application; the other commands start it in the
 * {@code cli} profile: no ports, no channels, nothing created.
 */
@QuarkusMain
public class Main implements QuarkusApplication {
    private static final String SERVE = "serve";
    private static final Set<String> WHOLE_APPLICATION = Set.of(SERVE, "demo", "bench pipeline");
    private static final int NOT_ANSWERED = -1;

    private final CommandLine.IFactory commands;

    Main(CommandLine.IFactory commands) {
        this.commands = commands;
    }

    public static void main(String... arguments) {
        String[] args = arguments.length == 0 ? new String[] {SERVE} : arguments;
        prepareProcess(isBare(args) ? new Chosen(SERVE, false) : chosen(args));
        Quarkus.run(Main.class, Main::exit, args);
    }

    /** @param command its name, below the root */
    private record Chosen(String command, boolean quiet) {}

    /** The command; ends the process where the answer is there already. Reading all options takes half a second. */
    private static Chosen chosen(String... args) {
        CommandLine options = CommandTree.create(new OptionsOnlyFactory()).setExecutionStrategy(Main::answer);
        int answered = options.execute(args);
        if (answered != NOT_ANSWERED) {
            System.exit(answered);
        }
        List<CommandLine> commands = options.getParseResult().asCommandLineList();
        String name = commands.stream().skip(1).map(CommandLine::getCommandName).collect(Collectors.joining(" "));
        boolean quiet = commands.get(commands.size() - 1).getParseResult().hasMatchedOption("--quiet");
        return new Chosen(name, quiet);
    }

    /** What takes no more than the options. */
    private static int answer(CommandLine.ParseResult parsed) {
        if (CommandLine.executeHelpRequest(parsed) != null) {
            return CommandLine.ExitCode.OK;
        }
        List<CommandLine> commands = parsed.asCommandLineList();
        Object last = commands.get(commands.size() - 1).getCommand();
        return last instanceof GenerateCompletion ? new CommandLine.RunLast().execute(parsed) : NOT_ANSWERED;
    }

    @Override
    public int run(String... args) {
        return isBare(args)
                ? CommandTree.serve(commands).execute()
                : CommandTree.create(commands).execute(args);
    }

    private static boolean isBare(String... args) {
        return args.length == 1 && args[0].equals(SERVE);
    }

    /** Settings that must be there before the first class of Quarkus, AWT or the engine reads them. */
    private static void prepareProcess(Chosen chosen) {
        String command = chosen.command();
        System.setProperty("java.awt.headless", "true");
        if (command.equals("demo")) {
            DemoCommand.prepareProcess(chosen.quiet());
        } else if (command.equals("bench pipeline")) {
            BenchProcess.prepare();
        }
        if (WHOLE_APPLICATION.contains(command)) {
            new Thread(ProcessTuning::letCompilersYield, "compilers-yield").start();
        } else {
            String profile = System.getProperty("quarkus.profile", System.getenv("QUARKUS_PROFILE"));
            System.setProperty("quarkus.profile", profile == null ? "cli" : profile + ",cli");
        }
    }

    /** In dev mode the same process goes on with what was changed. */
    private static void exit(int code, Throwable failure) {
        if (failure != null) {
            FailureLine.report(failure).ifPresent(System.err::println);
        }
        if (!LaunchMode.current().isDev()) {
            System.exit(code);
        }
    }
}
