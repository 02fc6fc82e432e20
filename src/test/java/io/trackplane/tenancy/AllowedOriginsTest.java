package io.trackplane.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, https://app.example.com",
        "https://app.example.com, https://app.example.com:443",
        "https://app.example.com:443, https://app.example.com",
        "https://APP.Example.com, https://app.example.com",
        "https://app.example.com, HTTPS://APP.EXAMPLE.COM",
        "https://app.example.com/, https://app.example.com",
        "https://*.example.com, https://a.example.com",
        "https://*.example.com, https://a.b.c.example.com",
        "https://*.example.com:8443, https://a.example.com:8443",
        "http://localhost:3000, http://localhost:3000",
        "http://*.localhost:3000, http://shop.localhost:3000",
        "http://127.0.0.1:5173, http://127.0.0.1:5173",
        "http://[::1]:5173, http://[::1]:5173",
        "https://例子.测试, https://xn--fsqu00a.xn--0zwm56d",
        "https://*.例子.测试, https://a.xn--fsqu00a.xn--0zwm56d"
    })
    void allows(String entry, String origin) {
        assertThat(AllowedOrigins.of(List.of(entry)).allows(origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://evil-example.com",
        "https://example.com, https://example.com.evil.io",
        "https://example.com, https://a.example.com",
        "https://example.com, http://example.com",
        "https://example.com, https://example.com:8443",
        "https://example.com:8443, https://example.com",
        "https://example.com, https://example.com@evil.io",
        "https://example.com, https://example.com/",
        "https://example.com, https://example.com/path",
        "https://example.com, https://example.com.",
        "https://example.com, 'https://example.com https://evil.io'",
        "https://example.com, 'https://example.com,https://evil.io'",
        "https://example.com, null",
        "https://example.com, *",
        "https://example.com, //example.com",
        "https://example.com, example.com",
        "https://example.com, file://",
        "https://example.com, ' https://example.com'",
        "https://*.example.com, https://example.com",
        "https://*.example.com, https://.example.com",
        "https://*.example.com, https://evilexample.com",
        "https://*.example.com, https://a.example.com.evil.io",
        "https://*.example.com, https://*.example.com",
        "https://*.example.com, https://a_b.example.com",
        "https://*.example.com, http://a.example.com",
        "https://*.example.com, https://a.example.com:8443",
        "https://例子.测试, https://xn--fsqu00a.xn--0zwm56d.evil.io"
    })
    void refuses(String entry, String origin) {
        assertThat(AllowedOrigins.of(List.of(entry)).allows(origin)).isFalse();
    }

    @Test
    void anEmptyListAllowsNothingAndNoOriginIsNotAllowedEither() {
        assertThat(AllowedOrigins.NONE.allows("https://example.com")).isFalse();
        assertThat(AllowedOrigins.of(List.of("https://example.com")).allows(null))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "https://",
                "https://*",
                "https://*.com",
                "https://*.127.0.0.1",
                "https://a.*.example.com",
                "https://**.example.com",
                "https://example.com/path",
                "https://example.com?x=1",
                "https://user@example.com",
                "https://example.com:0",
                "https://example.com:65536",
                "https://example.com:port",
                "https://exa mple.com",
                "https://-example.com",
                "https://example..com",
                "https://straße.de",
                "ftp://example.com",
                "javascript:alert(1)",
                "null",
                "*"
            })
    void isNoEntry(String text) {
        assertThatThrownBy(() -> AllowedOrigins.of(List.of("https://fine.example.com", text)))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsOnlyKeys("origins"));
    }

    @Test
    void entriesAreStoredInOneSpellingAndOnce() {
        var origins = AllowedOrigins.of(
                List.of("https://App.Example.com:443/", "", "  https://app.example.com", "http://localhost:3000"));
        assertThat(origins.texts()).containsExactly("https://app.example.com", "http://localhost:3000");
    }

    @Test
    void atMostFiftyEntries() {
        var many = IntStream.range(0, 51)
                .mapToObj(i -> "https://a" + i + ".example.com")
                .toList();
        assertThat(AllowedOrigins.of(many.subList(0, 50)).texts()).hasSize(50);
        assertThatThrownBy(() -> AllowedOrigins.of(many)).isInstanceOf(Problem.Invalid.class);
    }
}
