package dev.labelstream.train;

import java.nio.file.Path;

/**
 * A photo whose content is known.
 *
 * @param label index of its class
 */
public record LabelledPhoto(Path file, int label) {}
