package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class PaletteTest {
    private static final String HERE = "/t/nebula/a/onchain_app/e/production/palette";

    @Autowired
    private MockMvcTester mvc;

    @Test
    void htmxGetsTheOptionsAlone() {
        assertThat(mvc.get().uri(HERE).header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("role=\"option\"", "Change theme", "Cue Club")
                .doesNotContain("<html", "<main");
    }

    @Test
    void withoutScriptItIsAPage() {
        assertThat(mvc.get().uri(HERE + "?q=theme"))
                .hasStatusOk()
                .bodyText()
                .contains("<main", "value=\"theme\"", "Change <b>theme</b>");
    }

    @Test
    void whatWasTypedStandsOutWithoutBecomingMarkup() {
        assertThat(mvc.get().uri(HERE).param("q", "<b>").header("HX-Request", "true"))
                .bodyText()
                .contains("Nothing matches “&lt;b&gt;”.");
    }

    @Test
    void onlyPagesThatThePersonMaySeeAreOffered() {
        assertThat(mvc.get().uri(HERE).header("HX-Request", "true"))
                .bodyText()
                .contains("/production/audit")
                .doesNotContain("/production/keys");
    }

    @Test
    void thePlaceWhereOneStandsIsNotOffered() {
        assertThat(mvc.get().uri(HERE).param("q", "onchain").header("HX-Request", "true"))
                .bodyText()
                .contains("Nothing matches");
    }

    @Test
    void outsideATenantItOffersWhatIsReachableThere() {
        assertThat(mvc.get().uri("/palette").param("q", "neb").header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/production");
    }

    @Test
    void itSpeaksThePagesLanguage() {
        assertThat(mvc.get()
                        .uri(HERE)
                        .param("q", "主题")
                        .header("HX-Request", "true")
                        .header("Accept-Language", "zh"))
                .bodyText()
                .contains("更换<b>主题</b>");
    }

    @Test
    void anEndlessQueryIsCut() {
        assertThat(mvc.get().uri(HERE).param("q", "a".repeat(5000)).header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("a".repeat(101));
    }
}
