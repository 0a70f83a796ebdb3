package dev.labelstream.cli;

import dev.labelstream.aggregate.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A person's own photos, classified by the active model. */
final class PhotoDemo {
    private static final int ROWS_SHOWN = 10;

    private final DemoStage stage;
    private final DemoReport report;

    PhotoDemo(DemoStage stage, DemoReport report) {
        this.stage = stage;
        this.report = report;
    }

    /** Whether every photo got its label. */
    boolean run(Path folder) throws IOException {
        List<Path> files = PhotoFiles.find(List.of(folder), false)
                .orRefuse(List.of(folder), report.err())
                .photos();
        String model = stage.client().manage("GET", "/models/active").path("id").asText();
        report.step(files.size() + " photos go to s3://images/" + DemoStage.FOLDER + "/, model " + model
                + " classifies them");
        stage.clear();
        long started = System.nanoTime();
        Map<String, String> unread = stage.upload(
                files.stream()
                        .map(file -> PhotoUpload.Photo.of(DemoStage.FOLDER + "/" + file.getFileName(), file))
                        .toList(),
                report);
        Manifest manifest = stage.awaitCsv(files.size() - unread.size(), report);
        double seconds = (System.nanoTime() - started) / 1e9;
        show(manifest, unread, seconds);
        return unread.isEmpty() && manifest.failed().isEmpty();
    }

    private void show(Manifest manifest, Map<String, String> unread, double seconds) {
        ServerClient client = stage.client();
        report.result(client.csv(DemoStage.FOLDER).lines().limit(ROWS_SHOWN).collect(Collectors.joining("\n")));
        if (manifest.rows() > ROWS_SHOWN) {
            report.result("... " + manifest.rows() + " rows");
        }
        unread.forEach((key, why) -> report.fault(key + ": " + why));
        manifest.failed().forEach(key -> report.fault(key + " could not be classified: see /api/failures"));
        report.result(String.format(
                Locale.ROOT,
                "%d photos in %.1f s from the first upload to the complete CSV: %.1f images/s",
                manifest.rows(),
                seconds,
                manifest.rows() / seconds));
        report.result(
                "CSV: " + client.csvAddress(DemoStage.FOLDER) + " and s3://submissions/" + DemoStage.FOLDER + ".csv");
    }
}
