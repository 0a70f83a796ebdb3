package dev.labelstream.cli;

import dev.labelstream.event.EventJson;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.TorchEngine;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.train.Evaluation;
import dev.labelstream.train.LabelledPhotos;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a model on photos whose names say what they show. */
@Command(
        name = "evaluate",
        description = "Accuracy, loss, calibration and confusion matrix of a model on labelled photos.")
final class EvaluateCommand implements Callable<Integer> {
    private final EngineConfig engine;
    private final ProcessConfig process;
    private final ImagePreprocessor images;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of the photos, named as for train.")
    private Path photos;

    @Option(names = "--model", paramLabel = "REF", description = "Model id, model folder, or active (active).")
    private String model = ModelCatalogue.ACTIVE;

    @Option(names = "--json", description = "The result as one JSON line.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page about the model, with its mistakes.")
    private Path report;

    EvaluateCommand(EngineConfig engine, ProcessConfig process, ImagePreprocessor images) {
        this.engine = engine;
        this.process = process;
        this.images = images;
    }

    @Override
    public Integer call() throws IOException {
        TorchEngine.start(engine);
        ModelFolder folder = new ModelCatalogue(process.dataDir(), engine.cacheFolder()).resolve(model);
        LabelledPhotos labelled = LabelledPhotos.readFor(folder.card(), photos);
        AtomicInteger unreadable = new AtomicInteger();
        ReportOutput output = new ReportOutput(images, fault -> {
            unreadable.incrementAndGet();
            spec.commandLine().getErr().println(fault);
        });
        Evaluation evaluation = output.write(folder, labelled.photos(), null, report);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(EventJson.write(evaluation));
        } else {
            print(out, folder.card().labels(), evaluation);
        }
        out.flush();
        return unreadable.get() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void print(PrintWriter out, List<String> labels, Evaluation evaluation) {
        out.printf(Locale.ROOT, "images             %d%n", evaluation.images());
        out.printf(Locale.ROOT, "accuracy           %.4f%n", evaluation.accuracy());
        out.printf(Locale.ROOT, "loss               %.4f%n", evaluation.loss());
        out.printf(Locale.ROOT, "calibration error  %.4f%n", evaluation.calibrationError());
        for (int truth = 0; truth < labels.size(); truth++) {
            out.printf("%n%s is taken for:", labels.get(truth));
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                out.printf(" %s %d", labels.get(predicted), evaluation.confusion()[truth][predicted]);
            }
        }
        out.println();
    }
}
