package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
    /** Nobody listens at the discard port. */
    private final ObjectStore store =
            ObjectStore.connect(URI.create("http://127.0.0.1:9"), "a", "s", Optional.of("us-east-1"));

    @Test
    void aStoreThatIsDownIsNoAnswerAboutTheObject() {
        assertThatThrownBy(() -> store.fetch("images", "a/1.jpg", 100))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("images/a/1.jpg")
                .hasMessageContaining("http://127.0.0.1:9");
        assertThatThrownBy(() -> store.exists("images", "a/1.jpg")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> store.list("images", "a/").count()).isInstanceOf(StoreUnavailable.class);
    }
}
