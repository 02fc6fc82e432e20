package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class ProblemTest {
    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource({
        "missing,404,This page does not exist",
        "forbidden,403,You may not do this",
        "unknown,401,Sign in first",
        "conflict,409,Go to Nebula",
        "stale,409,Your change was not saved",
        "invalid,422,Some fields cannot be accepted",
        "many,429,Too many attempts",
        "away,503,The control store does not answer",
        "driver,503,The control store does not answer",
        "anything,500,Something went wrong here"
    })
    void everyProblemHasAPage(String kind, int status, String words) {
        var answer =
                mvc.get().uri("/trouble/" + kind).accept(MediaType.TEXT_HTML).exchange();
        assertThat(answer)
                .hasStatus(status)
                .bodyText()
                .contains(words, "req_")
                .doesNotContain("secret detail", "Exception", "??", "30 s");
    }

    @ParameterizedTest
    @CsvSource({"missing,404", "conflict,409", "away,503", "anything,500"})
    void everyProblemIsToldToProgramsAsJson(String kind, int status) {
        var answer = mvc.get().uri("/api/trouble/" + kind).exchange();
        assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(status);
        assertThat(answer).bodyJson().extractingPath("$.request_id").asString().startsWith("req_");
        assertThat(answer).bodyJson().extractingPath("$.message").asString().isNotBlank();
    }

    @Test
    void jsonNamesTheFieldsThatCannotBeAccepted() {
        var answer = mvc.get().uri("/api/trouble/invalid").exchange();
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("name");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].message").isEqualTo("Enter 400 or less.");
    }

    @Test
    void anInvalidJsonBodyIs422AndABrokenOne400() {
        var invalid = mvc.post().uri("/api/trouble/body").with(csrf()).contentType(MediaType.APPLICATION_JSON);
        assertThat(invalid.content("{\"name\":\"\"}").exchange())
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("Enter a value.");
        assertThat(invalid.content("{\"name\"").exchange()).hasStatus(400);
    }

    @Test
    void languageAndAcceptHeaderAreFollowed() {
        assertThat(mvc.get()
                        .uri("/trouble/away")
                        .accept(MediaType.APPLICATION_JSON)
                        .header("Accept-Language", "zh-TW"))
                .hasHeader("Retry-After", "5")
                .bodyJson()
                .extractingPath("$.message")
                .asString()
                .contains("恢复之前无法显示页面");
    }

    @Test
    void whileTheStoreIsAwayThePageAsksNobodyWhoIsLooking() {
        assertThat(mvc.get().uri("/trouble/away").accept(MediaType.TEXT_HTML))
                .bodyText()
                .doesNotContain("ada@nebula.example")
                .contains("class=\"login\"");
    }

    @Test
    void whoIsSignedInKeepsTheFrameAndStrangersGetABarePage() {
        assertThat(mvc.get().uri("/trouble/missing").accept(MediaType.TEXT_HTML))
                .bodyText()
                .contains("You are signed in as ada@nebula.example.", "class=\"top\"");
        assertThat(mvc.get().uri("/trouble/missing?anonymous=1").accept(MediaType.TEXT_HTML))
                .hasStatus(404)
                .bodyText()
                .contains("class=\"login\"")
                .doesNotContain("class=\"top\"");
    }

    @Test
    void htmxGetsANoticeInsteadOfAPageInAFragment() {
        assertThat(mvc.get().uri("/trouble/missing").header("HX-Request", "true"))
                .hasStatus(404)
                .hasHeader("HX-Retarget", "#toasts")
                .hasHeader("HX-Reswap", "beforeend")
                .bodyText()
                .contains("data-toast")
                .doesNotContain("<html", "<head");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/trouble/number,400",
        "GET,/trouble/number?size=many,400",
        "GET,/nowhere,404",
        "GET,/webjars/nothing.js,404",
        "DELETE,/trouble/form,405",
        "GET,/trouble/form/,404"
    })
    void whatCannotBeReadIsNeverTheServersFault(String method, String uri, int status) {
        assertThat(mvc.method(org.springframework.http.HttpMethod.valueOf(method))
                        .uri(uri)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .hasStatus(status)
                .bodyText()
                .contains("<main");
    }

    @Test
    void aWrongMethodSaysWhichIsRight() {
        assertThat(mvc.delete().uri("/trouble/form").with(csrf()).accept(MediaType.TEXT_HTML))
                .hasHeader("Allow", "GET, POST");
    }

    @Test
    void aWrongFormatIs415() {
        assertThat(mvc.post().uri("/api/trouble/body").with(csrf()).contentType(MediaType.TEXT_PLAIN))
                .hasStatus(415);
    }

    @Test
    void aWellFormedRequestIdIsKeptAndAnotherReplaced() {
        assertThat(mvc.get().uri("/trouble/missing").header("X-Request-Id", "from-proxy_1"))
                .hasHeader("X-Request-Id", "from-proxy_1")
                .bodyText()
                .contains("from-proxy_1");
        assertThat(mvc.get()
                        .uri("/parts")
                        .header("X-Request-Id", "a b<script>")
                        .exchange()
                        .getResponse()
                        .getHeader("X-Request-Id"))
                .matches("req_[0-9a-z]{10}");
    }

    @Test
    void aFieldThatAFormDoesNotHaveIsObjectedToAboveIt() {
        assertThat(mvc.post()
                        .uri("/trouble/page")
                        .with(csrf())
                        .param("name", "<b>Ada</b>")
                        .param("days", "soon"))
                .bodyText()
                .contains(
                        "Your change was not saved",
                        "Enter a whole number.",
                        "value=\"soon\"",
                        "&lt;b&gt;Ada&lt;/b&gt;")
                .containsOnlyOnce("autofocus=");
    }
}
