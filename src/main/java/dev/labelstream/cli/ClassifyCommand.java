package dev.labelstream.cli;

import dev.labelstream.aggregate.AggregateConfig;
import dev.labelstream.aggregate.CsvFormat;
import dev.labelstream.image.ImageConfig;
import dev.labelstream.image.ImagePreprocessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Photos to the submission CSV without broker and store: what the pipeline's results are held against. */
@Command(name = "classify", description = "Classify photo files and write the sorted submission CSV; needs no server.")
final class ClassifyCommand implements Callable<Integer> {
    private static final int MOST_PER_BATCH = 1024;

    private final ClassifierSource classifiers;
    private final ImagePreprocessor preprocessor;
    private final ImageConfig images;
    private final AggregateConfig csv;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Photos (.jpg .jpeg .png .webp .bmp), or folders of them; other files are skipped.")
    private List<Path> paths;

    @Option(
            names = "--model",
            paramLabel = "REF",
            defaultValue = "active",
            description = "Model id, model folder, or active (the default).")
    private String model;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the CSV goes; standard output by default.")
    private Path out;

    @Option(names = "--probabilities", description = "Add one column per label, in label order.")
    private boolean probabilities;

    @Option(names = "--recursive", description = "Search folders within the folders, too.")
    private boolean recursive;

    private int batchSize = 32;

    @Mixin
    private ProgressOption told;

    ClassifyCommand(
            ClassifierSource classifiers, ImagePreprocessor preprocessor, ImageConfig images, AggregateConfig csv) {
        this.classifiers = classifiers;
        this.preprocessor = preprocessor;
        this.images = images;
        this.csv = csv;
    }

    @Option(names = "--batch-size", paramLabel = "N", description = "Photos the network sees at once (default 32).")
    void setBatchSize(int photos) {
        if (photos < 1 || photos > MOST_PER_BATCH) {
            throw new ParameterException(
                    spec.commandLine(), "--batch-size must be from 1 to " + MOST_PER_BATCH + ", not " + photos);
        }
        batchSize = photos;
    }

    @Override
    public Integer call() throws IOException {
        PhotoFiles found = PhotoFiles.find(paths, recursive)
                .orRefuse(paths, spec.commandLine().getErr());
        try (ClassifierSource.Opened network =
                classifiers.open(model, found.photos().size())) {
            PhotoClassification classification =
                    new PhotoClassification(network, new PhotoPixels(preprocessor, images), batchSize);
            PhotoClassification.Result result = classify(classification, found.photos());
            CsvFormat format = CsvFormat.of(csv);
            new CsvOutput(probabilities ? format.withEveryProbability() : format, out)
                    .write(network.labels(), result.rows().values());
            result.unreadable()
                    .forEach((photo, why) -> spec.commandLine().getErr().println(photo + ": " + why));
            return result.unreadable().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    @SuppressWarnings("try") // the delay works by being open
    private PhotoClassification.Result classify(PhotoClassification classification, List<Path> photos) {
        try (Progress progress = told.begin("classified", photos.size());
                ShutdownDelay delay = new ShutdownDelay(classification::stop)) {
            return classification.classify(photos, photos.size() > batchSize ? progress::at : done -> {});
        }
    }
}
