package dev.labelstream.dashboard;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where the time of this process's classifier goes.
 *
 * @param batchSize photos that went through the network together, on average since the start
 * @param seconds of each step on a photo's or a batch's way, in their order: the median of the last minutes
 */
public record ClassifierWork(double batchSize, Map<String, Double> seconds) {
    private static final String PREFIX = "labelstream.classify.";
    private static final List<String> STEPS = List.of("queue", "fetch", "decode", "infer", "publish");

    /** Null where this process has classified nothing. */
    static ClassifierWork of(MeterRegistry registry) {
        DistributionSummary batches = registry.find(PREFIX + "batch.size").summary();
        if (batches == null || batches.count() == 0) {
            return null;
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String step : STEPS) {
            Timer timer = registry.find(PREFIX + step).timer();
            if (timer != null) {
                seconds.put(step, median(timer));
            }
        }
        return new ClassifierWork(batches.mean(), seconds);
    }

    private static double median(Timer timer) {
        return Arrays.stream(timer.takeSnapshot().percentileValues())
                .filter(value -> value.percentile() == 0.5)
                .mapToDouble(value -> value.value(TimeUnit.SECONDS))
                .findFirst()
                .orElse(0);
    }
}
