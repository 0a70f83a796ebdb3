package dev.labelstream.cli;

import dev.labelstream.event.EventJson;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** How a measurement is told. */
final class BenchOutput {
    @Option(names = "--json", description = "The result as one JSON line.")
    private boolean json;

    /** @param words prints the result for a person */
    <T> void print(PrintWriter out, T result, Consumer<T> words) {
        if (json) {
            out.println(EventJson.write(result));
        } else {
            words.accept(result);
        }
    }
}
