package dev.labelstream.cli;

import dev.labelstream.event.EventJson;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What every measurement of a network can be told. */
final class BenchOptions {
    @Option(names = "--size", paramLabel = "N", description = "Width and height in pixels (224).")
    int size = 224;

    @Option(names = "--batch-size", paramLabel = "N", description = "Photos that go through together (32).")
    int batchSize = 32;

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
