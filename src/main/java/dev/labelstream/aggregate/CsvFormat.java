package dev.labelstream.aggregate;

import java.util.Objects;
import java.util.Optional;

/**
 * How a submission CSV looks.
 *
 * @param header first line, without its end; {@code true} means {@code id,label}
 * @param everyProbability whether one column per label, in label order, follows the second column
 */
public record CsvFormat(Optional<String> header, LineSeparator separator, CsvValue value, boolean everyProbability) {
    public CsvFormat {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(separator, "separator");
        Objects.requireNonNull(value, "value");
    }

    public static CsvFormat of(AggregateConfig config) {
        return new CsvFormat(config.header(), config.lineSeparator(), config.value(), false);
    }

    public CsvFormat withEveryProbability() {
        return new CsvFormat(header, separator, value, true);
    }
}
