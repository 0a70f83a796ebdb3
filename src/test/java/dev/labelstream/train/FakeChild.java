package dev.labelstream.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that behaves as its first argument says; the others are what it has to say, up to a command {@code train}. */
final class FakeChild {
    private FakeChild() {}

    public static void main(String[] args) throws IOException {
        List<String> all = List.of(args);
        int end = all.contains("train") ? all.indexOf("train") : args.length;
        List<String> lines = all.subList(1, end);
        switch (args[0]) {
            case "says" -> lines.forEach(System.out::println);
            case "fails" -> {
                lines.forEach(System.err::println);
                System.exit(1);
            }
            case "waits" -> {
                lines.forEach(System.out::println);
                while (System.in.read() >= 0) {
                    continue;
                }
                System.exit(1);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** The command line that runs it. */
    static List<String> command(String behaviour, String... lines) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Path.of("target", "test-classes").toString(),
                FakeChild.class.getName(),
                behaviour));
        command.addAll(List.of(lines));
        return command;
    }
}
