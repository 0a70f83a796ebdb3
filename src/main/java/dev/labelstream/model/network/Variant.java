package dev.labelstream.model.network;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a residual network differs from the one that its architecture's name stands for.
 *
 * @param norm null for the architecture's own
 * @param cardinality groups of each block's 3×3 convolutions, whose widths stay; null for the architecture's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Variant(Norm norm, Integer cardinality) {
    /** No difference. */
    public static final Variant PLAIN = new Variant(null, null);
}
