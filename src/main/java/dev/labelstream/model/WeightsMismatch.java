package dev.labelstream.model;

import dev.labelstream.model.network.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Weights that are another network's; the message is one line, and below it each difference can have one of its own. */
public final class WeightsMismatch extends ModelException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final ArrayList<String> differences;

    /** @param differences one or more, each naming a tensor */
    WeightsMismatch(Path file, Network network, List<String> differences) {
        super("%s does not hold a %s with %d classes: %s%s"
                .formatted(
                        file,
                        network.architecture().id(),
                        network.classes(),
                        differences.get(0),
                        differences.size() == 1 ? "" : ", and %d more".formatted(differences.size() - 1)));
        this.differences = new ArrayList<>(differences);
    }

    /** What differs, as many as a person reads, then how many more. Empty when the message says it all. */
    public List<String> lines() {
        if (differences.size() == 1) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(differences.subList(0, Math.min(SHOWN, differences.size())));
        if (differences.size() > SHOWN) {
            lines.add("… and %d more".formatted(differences.size() - SHOWN));
        }
        return lines;
    }
}
