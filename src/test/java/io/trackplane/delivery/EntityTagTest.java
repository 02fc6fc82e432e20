package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class EntityTagTest {
    private static final String TAG = EntityTag.of("abc-1-c");

    private static boolean isKnown(String... headers) {
        var request = new MockHttpServletRequest();
        for (var header : headers) {
            request.addHeader("If-None-Match", header);
        }
        return EntityTag.isKnown(request, TAG);
    }

    @Test
    void tagsCompareWeaklyAndWhole() {
        assertThat(TAG).isEqualTo("W/\"abc-1-c\"");
        assertThat(isKnown("W/\"abc-1-c\"")).isTrue();
        assertThat(isKnown("\"abc-1-c\"")).isTrue();
        assertThat(isKnown("abc-1-c")).isFalse();
        assertThat(isKnown("\"abc-1-c")).isFalse();
        assertThat(isKnown("\"abc-1\"")).isFalse();
        assertThat(isKnown("\"abc-1-s\"")).isFalse();
        assertThat(isKnown("")).isFalse();
        assertThat(isKnown()).isFalse();
    }

    @Test
    void oneOfAListIsEnough() {
        assertThat(isKnown("\"x\" ,\t W/\"abc-1-c\" , \"y\"")).isTrue();
        assertThat(isKnown("\"x\"", "\"abc-1-c\"")).isTrue();
        assertThat(isKnown("*")).isTrue();
        assertThat(isKnown("\"x\",,\"y\"")).isFalse();
    }

    @Test
    void everyQueryHasAnEndingOfItsOwn() {
        assertThat(EntityTag.ofQuery(null)).isEmpty();
        assertThat(EntityTag.ofQuery("user_id=Aa")).isNotEqualTo(EntityTag.ofQuery("user_id=BB"));
        assertThat(EntityTag.ofQuery("a=1")).isEqualTo(EntityTag.ofQuery("a=1")).matches("-[0-9a-f]{1,8}");
    }
}
