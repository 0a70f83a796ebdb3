package dev.labelstream.model.network;

/**
 * Why there is no such network.
 *
 * @param setting at fault: {@code size}, {@code norm} or {@code cardinality}
 * @param reason a line that names it, and the mend
 */
public record Misfit(String setting, String reason) {}
