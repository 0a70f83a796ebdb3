package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BenchPipelineTest {
    @Test
    void aPercentileIsTheSmallestTimeThatSoManyPercentDoNotExceed() {
        long[] hundred = LongStream.rangeClosed(1, 100).toArray();

        assertThat(BenchPipelineCommand.percentile(hundred, 50)).isEqualTo(50);
        assertThat(BenchPipelineCommand.percentile(hundred, 99)).isEqualTo(99);
        assertThat(BenchPipelineCommand.percentile(new long[] {7, 9}, 99)).isEqualTo(9);
        assertThat(BenchPipelineCommand.percentile(new long[] {7}, 50)).isEqualTo(7);
    }

    @Test
    void photosComeAgainUnderNewKeys() {
        assertThat(BenchPhotos.drawn().take("drain", 70))
                .extracting(PhotoUpload.Photo::key)
                .doesNotHaveDuplicates()
                .startsWith("drain/0-0.jpg")
                .contains("drain/64-0.jpg");
    }
}
