package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

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
    @CsvSource({"missing,404", "conflict,409", "away,503", "closed,503", "anything,500"})
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
                .headers()
                .extracting(headers -> headers.getFirst("Allow"))
                .asString()
                .contains("POST");
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

    /** Everything that can go wrong in a handler. */
    @Controller
    static class TroubleController {
        record Form(
                @NotBlank String name,
                @Max(400) int days,
                @Multiline String description,
                String password) {}

        record Body(@NotBlank String name) {}

        @GetMapping({"/trouble/{kind}", "/api/trouble/{kind}"})
        String trouble(@PathVariable String kind) {
            throw switch (kind) {
                case "missing" -> new Problem.NotFound();
                case "forbidden" -> new Problem.Forbidden(Message.of("problem.stale"));
                case "unknown" -> new Problem.Unauthenticated(Message.of("problem.401.text"));
                case "conflict" -> new Problem.Conflict(Message.of("problem.go", "Nebula"));
                case "stale" -> new Problem.Stale(7);
                case "invalid" -> new Problem.Invalid(Map.of("name", Message.of("web.parts.retention.limit", 400)));
                case "many" -> new Problem.TooMany(Message.of("problem.429.text"), Duration.ofSeconds(90));
                case "away" -> new DataAccessResourceFailureException("no answer", new MongoTimeoutException("30 s"));
                case "closed" -> new IllegalStateException(new MongoException(91, "the store is closed"));
                case "driver" -> new IllegalStateException(new MongoTimeoutException("30 s"));
                default -> new IllegalStateException("secret detail");
            };
        }

        @GetMapping("/trouble/number")
        String number(@RequestParam int size) {
            return "web/preferences";
        }

        @PostMapping("/trouble/form")
        @ResponseBody
        String form(@Valid @ModelAttribute("form") Form form, BindingResult result) {
            return result.hasErrors()
                    ? String.valueOf(result.getFieldErrors().getFirst().getCode())
                    : form.name() + "|" + form.description() + "|" + form.password();
        }

        @PostMapping("/trouble/page")
        String page(@Valid @ModelAttribute("form") Form form, BindingResult result, Model model) {
            FormErrors.add(result, new Problem.Invalid("elsewhere", Message.of("problem.stale")));
            return "web/trouble";
        }

        @PostMapping("/api/trouble/body")
        @ResponseBody
        String body(@Valid @RequestBody Body body) {
            return body.name();
        }
    }
}
