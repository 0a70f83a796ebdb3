package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.jpg", "a.b.JPEG", "été 10.Png", "demo/2024/x.webp", "x.BMP", "a+b c/2%.jpg"})
    void photosAreKnownByTheirEndingInAnyCase(String name) {
        assertThat(PhotoNames.isPhoto(name)).isTrue();
        assertThat(PhotoNames.rejection(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "jpg", "photo.jpg.zip", "a.jpg/readme", "x.gif", "x.tiff", ""})
    void everythingElseIsNot(String name) {
        assertThat(PhotoNames.isPhoto(name)).isFalse();
        assertThat(PhotoNames.rejection(name).orElseThrow().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMG_1.HEIC", "a/b.heif", "x.hif"})
    void heicIsNamedWithItsMend(String name) {
        assertThat(PhotoNames.isHeic(name)).isTrue();
        assertThat(PhotoNames.rejection(name).orElseThrow().message())
                .contains("HEIC")
                .contains("JPEG")
                .contains("Most Compatible");
    }

    @Test
    void theMessageNamesTheEndingAndWhatIsRead() {
        assertThat(PhotoNames.rejection("a/b.TIFF").orElseThrow().message())
                .isEqualTo(".tiff is not read; photos are .jpg .jpeg .png .webp .bmp");
        assertThat(PhotoNames.rejection("a.jpg/b").orElseThrow().message()).contains("no ending");
    }
}
