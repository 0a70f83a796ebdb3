package dev.labelstream.cli;

import picocli.CommandLine.Option;

/** What every measurement of a network can be told. */
final class BenchOptions {
    @Option(names = "--size", paramLabel = "N", description = "Width and height in pixels (224).")
    int size = 224;

    @Option(names = "--batch-size", paramLabel = "N", description = "Photos that go through together (32).")
    int batchSize = 32;
}
