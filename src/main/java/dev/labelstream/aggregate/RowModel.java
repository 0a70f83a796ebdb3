package dev.labelstream.aggregate;

import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ModelReference;
import java.util.List;

/** A model and its labels, kept once for all the rows it made. */
record RowModel(ModelReference reference, List<String> labels) {
    RowModel {
        labels = List.copyOf(labels);
    }

    static RowModel of(ImageClassified event) {
        return new RowModel(event.model(), List.copyOf(event.probabilities().keySet()));
    }
}
