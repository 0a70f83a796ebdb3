package dev.labelstream.train;

import dev.labelstream.event.TrainingRequested;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request as arguments of the {@code train} command. */
final class ChildArguments {
    private final List<String> arguments = new ArrayList<>();

    private ChildArguments() {}

    /**
     * The arguments.
     *
     * @param bucket of the labelled photos
     * @param work folder for everything the child writes
     * @param rival model to compare with on the photos held out
     * @param start model whose weights the training starts from
     */
    static List<String> of(
            TrainingRequested request, String bucket, Path work, Optional<Path> rival, Optional<Path> start) {
        ChildArguments all = new ChildArguments();
        all.arguments.addAll(List.of("train", "s3://" + bucket, "--json", "--stop-with-stdin"));
        all.add("--id", request.id());
        all.add("--out", work.resolve("model").toAbsolutePath());
        all.add("--scratch", work.resolve("scratch").toAbsolutePath());
        all.add("--compare", rival.map(Path::toAbsolutePath).orElse(null));
        all.add("--init", start.map(Path::toAbsolutePath).orElse(null));
        all.add("--recipe", request.recipe());
        all.add("--architecture", request.architecture());
        all.add("--norm", request.norm());
        all.add("--cardinality", request.cardinality());
        all.add("--epochs", request.epochs());
        all.add("--size", request.size());
        all.add("--batch-size", request.batchSize());
        all.add("--learning-rate", request.learningRate());
        all.add("--optimizer", request.optimizer());
        all.add("--labels", request.labels());
        all.add("--seed", request.seed());
        all.add("--validation", request.validation());
        return List.copyOf(all.arguments);
    }

    /** Joined, so that no value is taken for an option. */
    private void add(String option, Object value) {
        if (value != null) {
            arguments.add(option + "=" + value);
        }
    }
}
