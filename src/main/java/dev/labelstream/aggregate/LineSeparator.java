package dev.labelstream.aggregate;

import org.eclipse.microprofile.config.spi.Converter;

/** What ends a line of the CSV; {@code crlf} is what Python's {@code csv.writer} writes. */
public enum LineSeparator {
    CRLF("\r\n"),
    LF("\n");

    private final String text;

    LineSeparator(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Reads the name, the characters themselves, or the characters as they are written in source code. */
    public static final class Reader implements Converter<LineSeparator> {
        private static final long serialVersionUID = 1L;

        @Override
        public LineSeparator convert(String value) {
            return switch (value) {
                case "crlf", "CRLF", "\r\n", "\\r\\n" -> CRLF;
                case "lf", "LF", "\n", "\\n" -> LF;
                default ->
                    throw new IllegalArgumentException(
                            "labelstream.aggregate.line-separator is '" + value + "', but only crlf and lf end a line");
            };
        }
    }
}
