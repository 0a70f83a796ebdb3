package dev.labelstream.aggregate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** When a submission is written, and how its CSV looks. */
@ConfigMapping(prefix = "labelstream.aggregate")
public interface AggregateConfig {
    /** A folder is written when none of its photos got a result for so long; at least 1 ms. */
    @WithDefault("2s")
    Duration quiet();

    /** A folder whose results keep coming is written at least so often; not less than {@code quiet}. */
    @WithDefault("30s")
    Duration atLeastEvery();

    /** First line of each CSV, as it is; {@code true} means {@code id,label}. None when absent. */
    Optional<String> header();

    /** {@code crlf}, as Python's csv.writer, or {@code lf}. */
    @WithDefault("crlf")
    @WithConverter(LineSeparator.Reader.class)
    LineSeparator lineSeparator();

    /** Second column: {@code index}, {@code label}, or {@code probability} (of class 1 of two, else of the predicted class). */
    @WithDefault("index")
    CsvValue value();

    /**
     * From one comparison of the images bucket with the results to the next; the first is at the start. Zero: only when
     * asked for by {@code POST /sweep}.
     */
    @WithDefault("10m")
    Duration sweepEvery();

    /** Uploads and results younger than this are left alone by a sweep, from 0: their events may still be on the way. */
    @WithDefault("60s")
    Duration sweepMinAge();

    /** HTTP address of a process with the role {@code aggregate}, asked by a process without it: {@code http://host:8080}. */
    Optional<URI> url();
}
