package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPathTest {
    @ParameterizedTest
    @CsvSource({
        "demo, demo",
        "a/b, a/b",
        "a+b c, a%2Bb%20c",
        "100%, 100%25",
        "what?#, what%3F%23",
        "é, %C3%A9",
        "a//b, a%2F%2Fb",
        "a/, a%2F",
        "a/../b, a%2F..%2Fb",
        "a/.b, a/.b"
    })
    void anyFolderFitsIntoAPath(String folder, String encoded) {
        assertThat(ApiPath.csv(folder)).isEqualTo("/api/submissions/" + encoded + ".csv");
        assertThat(ApiPath.manifest(folder)).isEqualTo("/api/submissions/" + encoded + ".json");
    }
}
