package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@WebTest
class InputTest {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void surroundingBlanksGoAway() {
        assertThat(form().param("name", " \u3000Ada  Lovelace\t ").param("description", ""))
                .hasBodyTextEqualTo("Ada  Lovelace||null");
    }

    @Test
    void lineBreaksStayWhereTheyBelong() {
        assertThat(form().param("name", "Ada").param("description", "one\r\n\ttwo\n"))
                .hasBodyTextEqualTo("Ada|one\n\ttwo|null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\nda", "A\u0000da", "A\u0007da", "A\u0085da", "A\ud83dda", "A\u001b[31mda"})
    void controlCharactersAndHalvesOfCharactersAreRefused(String name) {
        assertThat(form().param("name", name)).hasBodyTextEqualTo("typeMismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"埋点平台", "Ada 🚀", "O’Hara & Söhne", "<script>alert(1)</script>"})
    void everythingElseIsText(String name) {
        assertThat(form().param("name", name)).bodyText().startsWith(name + "|");
    }

    @Test
    void passwordsStayAsTheyWereTyped() {
        assertThat(form().param("name", "Ada").param("password", " two words "))
                .bodyText()
                .endsWith("| two words ");
    }

    private MockMvcRequestBuilder form() {
        return mvc.post().uri("/trouble/form").with(csrf()).param("days", "1");
    }
}
