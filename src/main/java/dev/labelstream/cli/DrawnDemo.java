package dev.labelstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.aggregate.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Drawn pictures whose kind is known: a network is trained on some while the server runs, and classifies others. */
final class DrawnDemo {
    private static final int PICTURES_PER_KIND = 160;
    private static final int UNSEEN = 100;
    private static final int ROWS_SHOWN = 8;
    /** Numbers of unseen pictures start here, far from those that are trained on. */
    private static final int FIRST_UNSEEN = 1000;

    private static final double NEEDED = 0.95;
    private static final String TRAINING =
            """
            {"architecture":"resnet18","epochs":8,"size":32,"batchSize":32,"seed":1,"labels":"dots,stripes","activate":"always"}""";

    private final DemoStage stage;
    private final DemoReport report;
    private final ServerClient client;
    private final DrawnPictures pictures = new DrawnPictures(7);

    DrawnDemo(DemoStage stage, DemoReport report) {
        this.stage = stage;
        this.report = report;
        this.client = stage.client();
    }

    /** Whether the trained network is good enough. */
    boolean run() {
        String shipped = stage.shippedModel();
        stage.clear();
        drawLabelled();
        String model = train();
        try {
            Manifest manifest = classifyUnseen();
            return compare(model, manifest) >= NEEDED && manifest.failed().isEmpty();
        } finally {
            client.manage("POST", "/models/" + shipped + "/activate");
            report.result("The shipped model " + shipped + " is active again.");
        }
    }

    private void drawLabelled() {
        report.step("drawing " + 2 * PICTURES_PER_KIND + " pictures of " + String.join(" and ", DrawnPictures.KINDS)
                + " into s3://training");
        List<PhotoUpload.Photo> labelled = new ArrayList<>();
        for (int number = 0; number < PICTURES_PER_KIND; number++) {
            for (String kind : DrawnPictures.KINDS) {
                int drawn = number;
                labelled.add(new PhotoUpload.Photo(kind + "_" + number + ".jpg", () -> pictures.draw(kind, drawn)));
            }
        }
        stage.uploadLabelled(labelled, report);
    }

    /** @return id of the new model, which is the active one by then */
    private String train() {
        report.step("POST /training " + TRAINING);
        String id = client.manage("POST", "/training", TRAINING).path("id").asText();
        String shown = "";
        while (true) {
            JsonNode training = client.manage("GET", "/training/" + id);
            String state = training.path("state").asText();
            String line = line(training);
            if (!line.equals(shown)) {
                report.step(line);
                shown = line;
            }
            if (state.equals("finished")) {
                return training.path("modelId").asText();
            }
            if (!state.equals("queued") && !state.equals("running")) {
                throw new CommandException(
                        "the training " + state + ": " + training.path("error").asText());
            }
            pause();
        }
    }

    private static String line(JsonNode training) {
        String line = "training " + training.path("id").asText() + " is "
                + training.path("state").asText();
        if (training.path("epoch").asInt() > 0) {
            line += String.format(
                    Locale.ROOT,
                    ", epoch %d, loss %.3f",
                    training.path("epoch").asInt(),
                    training.path("loss").asDouble());
        }
        return line;
    }

    private Manifest classifyUnseen() {
        report.step(UNSEEN + " pictures nobody has seen go to s3://images/" + DemoStage.FOLDER + "/");
        stage.upload(
                IntStream.range(FIRST_UNSEEN, FIRST_UNSEEN + UNSEEN)
                        .mapToObj(number -> new PhotoUpload.Photo(
                                DemoStage.FOLDER + "/" + number + ".jpg",
                                () -> pictures.draw(pictures.kindOf(number), number)))
                        .toList(),
                report);
        return stage.awaitCsv(UNSEEN, report);
    }

    /** @return share of the pictures that are right */
    private double compare(String model, Manifest manifest) {
        List<String> labels = labels(model);
        String[] rows = client.csv(DemoStage.FOLDER).split("\r\n");
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            String[] cells = rows[i].split(",", 2);
            String label = labels.get(Integer.parseInt(cells[1]));
            String truth = pictures.kindOf(Integer.parseInt(cells[0]));
            right += label.equals(truth) ? 1 : 0;
            if (i < ROWS_SHOWN || !label.equals(truth)) {
                report.result(rows[i] + "   " + label + (label.equals(truth) ? ", right" : ", but it is " + truth));
            }
        }
        report.result(String.format(
                Locale.ROOT,
                "%d of %d pictures are right (%.1f %%), classified by %s: %s",
                right,
                UNSEEN,
                100.0 * right / UNSEEN,
                manifest.models().get(0).id(),
                client.csvAddress(DemoStage.FOLDER)));
        return (double) right / UNSEEN;
    }

    private List<String> labels(String model) {
        for (JsonNode known : client.manage("GET", "/models")) {
            if (known.path("id").asText().equals(model)) {
                List<String> labels = new ArrayList<>();
                known.path("labels").forEach(label -> labels.add(label.asText()));
                return labels;
            }
        }
        throw new CommandException("GET /models does not list the trained model " + model);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while waiting for the training", e);
        }
    }
}
