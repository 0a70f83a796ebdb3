package dev.labelstream.train.report;

import dev.labelstream.train.report.Thumbnails.Thumbnail;
import java.util.List;

/**
 * All that the page shows, as text: what {@code report.html} is filled with. What is null or empty is left out.
 *
 * @param summary the result in a sentence
 * @param curves of the training
 * @param reliability how honest its confidence is
 * @param mistakes the surest ones
 * @param mistakesLine how many there are in all
 * @param duplicatesLine likewise
 */
record Page(
        String id,
        String subtitle,
        String summary,
        List<Fact> headline,
        List<Figure> curves,
        List<Epoch> epochs,
        Confusion confusion,
        Figure reliability,
        String mistakesLine,
        List<Mistake> mistakes,
        String duplicatesLine,
        List<Pair> duplicates,
        List<Fact> cost,
        List<Fact> settings,
        String css) {
    record Fact(String name, String value, String note) {}

    /** @param svg the drawing */
    record Figure(String title, String svg, List<Legend> legend, String caption) {}

    /** @param style as in {@link LineChart.Curve} */
    record Legend(String style, String name) {}

    record Epoch(int number, String loss, String learningRate, String heldOutLoss, String heldOutAccuracy) {}

    record Confusion(List<String> labels, List<Row> rows, List<String> precision) {}

    record Row(String label, List<Cell> cells, String recall) {}

    /** @param percent of its row, 0 to 100 */
    record Cell(String count, long percent, boolean right) {}

    record Mistake(Thumbnail picture, String file, String truth, String answer, String confidence) {}

    record Pair(Thumbnail heldOut, String heldOutFile, Thumbnail training, String trainingFile, int distance) {}
}
