package dev.labelstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands a document shows to its readers, in its order. */
final class ShownCommands {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    /** Of words that begin as a program's name does; a single one is none. */
    private static final Pattern SPAN = Pattern.compile("`((?:\\./)?[a-z][^`\n]* [^`\n]*)`");
    /** The first cell of a row below {@code | command | does |}, where a single word is a command as well. */
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| command \\| does \\|\n\\|[-|]+\n((?:\\|.*\n)+)");

    private static final Pattern CELL = Pattern.compile("(?m)^\\|([^|]+)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private ShownCommands() {}

    /** Lines of shell blocks, and what stands in the text between backquotes. */
    static List<String> in(Path page) {
        String text = read(page);
        List<Found> found = new ArrayList<>();
        BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals("sh"))
                .forEach(block -> lines(block.group(2)).forEach(line -> found.add(new Found(block.start(), line))));
        String prose =
                BLOCK.matcher(text).replaceAll(block -> " ".repeat(block.group().length()));
        SPAN.matcher(prose).results().map(Found::of).forEach(found::add);
        TABLE.matcher(prose).results().flatMap(ShownCommands::firstCells).forEach(found::add);
        return found.stream()
                .sorted((one, other) -> Integer.compare(one.at(), other.at()))
                .map(Found::command)
                .distinct()
                .toList();
    }

    private record Found(int at, String command) {
        static Found of(MatchResult span) {
            return new Found(span.start(), span.group(1));
        }
    }

    private static Stream<Found> firstCells(MatchResult table) {
        return CELL.matcher(table.group(1)).results().flatMap(cell -> CODE.matcher(cell.group(1))
                .results()
                .map(code -> new Found(table.start(1) + cell.start(1) + code.start(), code.group(1))));
    }

    private static Stream<String> lines(String block) {
        return block.replaceAll("\\\\\n\\s*", "").lines().filter(line -> !line.isBlank());
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
