package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhotoQueryTest {
    private final PhotoQuery query = new PhotoQuery();

    @BeforeEach
    void asWithoutParameters() {
        query.order = "newest";
        query.limit = 60;
    }

    @Test
    void withoutParametersAllPhotosAreAskedForNewestFirst() {
        assertThat(query.filter()).isEqualTo(PhotoFilter.ALL);
        assertThat(query.order()).isEqualTo(PhotoOrder.NEWEST);
        assertThat(query.after()).isNull();
        assertThat(query.limit()).isEqualTo(60);
    }

    @Test
    void anUnknownStateIsRefusedWithTheOnesThereAre() {
        query.state = "lost";
        assertThatThrownBy(query::filter)
                .isInstanceOf(BadRequestException.class)
                .hasMessage("state is 'lost', but must be classified or failed");
    }

    @Test
    void anUnknownOrderIsRefused() {
        query.order = "oldest";
        assertThatThrownBy(query::order)
                .isInstanceOf(BadRequestException.class)
                .hasMessage("order is 'oldest', but must be newest or least-sure");
    }

    @Test
    void aPageOfNothingOrOfTooMuchIsRefused() {
        query.limit = 0;
        assertThatThrownBy(query::limit).isInstanceOf(BadRequestException.class);
        query.limit = 501;
        assertThatThrownBy(query::limit)
                .isInstanceOf(BadRequestException.class)
                .hasMessage("limit is '501', but must be 1 to 500");
        query.limit = 500;
        assertThat(query.limit()).isEqualTo(500);
    }

    @Test
    void aPlaceNoPageNamedIsRefused() {
        query.after = "somewhere";
        assertThatThrownBy(query::after)
                .isInstanceOf(BadRequestException.class)
                .hasMessage("after is 'somewhere', but must be what the page before calls next");
    }
}
