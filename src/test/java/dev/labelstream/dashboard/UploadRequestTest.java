package dev.labelstream.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.process.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadRequestTest {
    @ParameterizedTest
    @CsvSource({"holiday, holiday/", "holiday/, holiday/", "a/b, a/b/", "été 1+1, été 1+1/", "x..y, x..y/"})
    void aFolderBecomesAPrefixThatEndsInASlash(String prefix, String keyPrefix) {
        assertThat(read("{\"prefix\":\"" + prefix + "\"}")).isEqualTo(new UploadRequest.Accepted(keyPrefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"prefix\":\"\"}",
                "{\"prefix\":\"/\"}",
                "{\"prefix\":\"/etc\"}",
                "{\"prefix\":\"a//b\"}",
                "{\"prefix\":\"../models\"}",
                "{\"prefix\":\".hidden\"}",
                "{\"prefix\":\"a/.b\"}",
                "{\"prefix\":\" \"}",
                "{\"prefix\":\"a\\u0000b\"}",
                "{\"prefix\":7}",
                "{\"prefix\":null}"
            })
    void whatIsNoFolderIsRefusedByName(String body) {
        assertThat(refused(body).field()).isEqualTo("prefix");
    }

    @Test
    void aPrefixThatLeavesNoRoomForANameIsRefused() {
        assertThat(refused("{\"prefix\":\"" + "x".repeat(513) + "\"}").field()).isEqualTo("prefix");
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThat(refused("{\"prefix\":\"a\",\"bucket\":\"models\"}").field()).isEqualTo("bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"a\"", "{\"prefix\":\"a\",\"prefix\":\"b\"}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThat(refused(body).detail()).startsWith("the body ");
    }

    private static Problem refused(String body) {
        return ((UploadRequest.Refused) read(body)).problem();
    }

    private static UploadRequest.Reading read(String body) {
        return UploadRequest.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
