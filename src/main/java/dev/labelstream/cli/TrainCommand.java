package dev.labelstream.cli;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.Classifier;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.Placement;
import dev.labelstream.model.TorchEngine;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.train.Checkpoint;
import dev.labelstream.train.Evaluator;
import dev.labelstream.train.LabelledPhoto;
import dev.labelstream.train.LabelledPhotos;
import dev.labelstream.train.PhotoSource;
import dev.labelstream.train.PrecisionMeasurement;
import dev.labelstream.train.Training;
import dev.labelstream.train.TrainingListener;
import dev.labelstream.train.TrainingReport;
import dev.labelstream.train.TrainingSettings;
import dev.labelstream.train.TrainingStopped;
import dev.labelstream.train.report.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns from labelled photos; a retraining runs the same command as its child process. */
@Command(name = "train", description = "Train a model on labelled photos: cat_12.jpg, cat.12.jpg or cat/12.jpg.")
final class TrainCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final EngineConfig engine;
    private final ProcessConfig process;
    private final ImagePreprocessor images;
    private final ObjectStore store;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|s3://BUCKET/PREFIX", description = "Folder (or DIR/train) or bucket of the photos.")
    private String source;

    @Mixin
    private TrainOptions options;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the model goes (snapshots/ID).")
    private Path out;

    @Option(names = "--id", paramLabel = "ID", description = "Of the model (architecture and time).")
    private String id;

    @Option(names = "--resume", description = "Go on with the training that was stopped in --out.")
    private boolean resume;

    @Option(names = "--json", description = "Progress and result as JSON lines on standard output.")
    private boolean json;

    @Mixin
    private ProgressOption told;

    @Option(names = "--compare", paramLabel = "REF", hidden = true, description = "Test this model on the same photos.")
    private String rival;

    @Option(names = "--scratch", paramLabel = "DIR", hidden = true, description = "For copies of the photos.")
    private Path scratch;

    @Option(names = "--stop-with-stdin", hidden = true, description = "Stop when standard input closes.")
    private boolean stopsWithInput;

    TrainCommand(EngineConfig engine, ProcessConfig process, ImagePreprocessor images, ObjectStore store) {
        this.engine = engine;
        this.process = process;
        this.images = images;
        this.store = store;
    }

    @Override
    public Integer call() {
        Checkpoint checkpoint = resume ? checkpoint() : null;
        TrainingSettings settings = resume ? checkpoint.settings() : options.settings(models());
        String model = resume ? checkpoint.id() : id == null ? newId(settings) : id;
        Path folder = out == null ? Path.of("snapshots", model) : out;
        Path copies = scratch == null ? engine.cacheFolder().resolve("scratch") : scratch;
        TrainingOutput output = new TrainingOutput(
                model,
                json,
                told,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        TrainingLog history = resume ? TrainingLog.goOn(folder, output) : TrainingLog.begin(folder, output);
        Training training = new Training(settings, images, copies, history);
        TrainingStop stop = new TrainingStop(training, stopsWithInput);
        try (PhotoSource photos = PhotoSource.open(source, store, copies, output)) {
            TorchEngine.start(engine);
            Optional<ModelFolder> compared = Optional.ofNullable(rival).map(models()::resolve);
            LabelledPhotos labelled = compared.isPresent() && settings.labels() == null
                    ? LabelledPhotos.readLike(compared.get().card(), photos.folder())
                    : LabelledPhotos.read(photos.folder(), settings.labels());
            ModelFolder trained =
                    resume ? training.resume(labelled, checkpoint, folder) : training.run(labelled, model, folder);
            trained = new PrecisionMeasurement(images, output::note).measure(trained, labelled, settings);
            writeReport(trained, labelled.heldOut(settings.validation(), settings.splitSeed()), history);
            output.finished(report(trained, compare(compared, labelled, settings, output)));
        } catch (TrainingStopped e) {
            output.note("labelstream: " + e.getMessage()); // on SIGTERM the process ends once the training has
            return ExitCode.SOFTWARE;
        } finally {
            stop.ended();
        }
        return ExitCode.OK;
    }

    /** A model without its page is still a model. */
    private void writeReport(ModelFolder trained, List<LabelledPhoto> heldOut, TrainingLog history) {
        try {
            Path page = trained.path().resolve(ModelFolder.REPORT);
            new ReportOutput(images, fault -> {}).write(trained, heldOut, history, page);
        } catch (IOException | ModelException e) {
            history.note("no report is written: " + e.getMessage());
        }
    }

    private Checkpoint checkpoint() {
        if (out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--resume needs --out DIR: the folder the training was to leave its model in");
        }
        Checkpoint checkpoint = Checkpoint.read(out);
        checkpoint.requireSame(options.choices(models()));
        return checkpoint;
    }

    private ModelCatalogue models() {
        return new ModelCatalogue(process.dataDir(), engine.cacheFolder());
    }

    private static String newId(TrainingSettings settings) {
        return settings.architecture() + "-" + TIME.format(LocalDateTime.now(ZoneOffset.UTC));
    }

    /** The rival's accuracy on the photos that were held out; null without a rival, or when there is no comparing them. */
    private Double compare(
            Optional<ModelFolder> compared,
            LabelledPhotos labelled,
            TrainingSettings settings,
            TrainingListener listener) {
        if (compared.filter(folder -> folder.card().labels().equals(labelled.labels()))
                .isEmpty()) {
            return null;
        }
        try (Classifier classifier = Classifier.load(compared.get(), Placement.auto())) {
            return new Evaluator(images, classifier)
                    .evaluate(labelled.heldOut(settings.validation(), settings.splitSeed()), listener::note)
                    .accuracy();
        } catch (ModelException e) {
            listener.note("no comparison: " + e.getMessage());
            return null;
        }
    }

    private static TrainingReport report(ModelFolder trained, Double rivalAccuracy) {
        Metrics metrics = trained.card().metrics();
        return new TrainingReport(
                trained.card().id(),
                trained.path().toString(),
                metrics == null ? 0 : metrics.images(),
                metrics == null ? null : metrics.accuracy(),
                metrics == null ? null : metrics.loss(),
                rivalAccuracy);
    }
}
