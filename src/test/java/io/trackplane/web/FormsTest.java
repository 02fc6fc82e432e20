package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.TwoEditors.Stored;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;

class FormsTest {
    private static final Message TOLD = Message.of("web.parts.toast");

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/parts");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final Map<String, Object> flash = new FlashMap();
    private final ExtendedModelMap model = new ExtendedModelMap();
    private final BeanPropertyBindingResult errors = new BeanPropertyBindingResult(new PartForm("Mine"), "form");
    private final Forms forms = new Forms(request, response);

    record PartForm(String name) {}

    FormsTest() {
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, flash);
    }

    @Test
    void whatWasDoneIsToldOnTheNextPage() {
        assertThat(answer(() -> {})).isEqualTo("redirect:/done");
        assertThat(flash).containsEntry("toast", new Toast(Message.of("web.parts.toast", "Mine")));
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void whatCameOfAChangeCanBeShown() {
        var view = form().change(() -> 7).then(made -> "made/" + made).orShow(() -> "page");
        assertThat(view).isEqualTo("made/7");
    }

    @Test
    void aFormThatCouldNotBeReadDoesNotReachTheService() {
        errors.rejectValue("name", "typeMismatch");
        assertThat(answer(() -> {
                    throw new AssertionError();
                }))
                .isEqualTo("page");
        assertThat(response.getStatus()).isEqualTo(422);
    }

    @Test
    void objectionsStandBesideTheFieldsOfTheSameForm() {
        assertThat(refused(new Problem.Invalid("name", TOLD))).isEqualTo("page");
        assertThat(errors.getFieldError("name")).isNotNull();
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(flash).isEmpty();
    }

    @Test
    void aConflictStandsAboveTheForm() {
        assertThat(refused(new Problem.Conflict(TOLD))).isEqualTo("page");
        assertThat(errors.getGlobalErrors()).hasSize(1);
        assertThat(response.getStatus()).isEqualTo(409);
    }

    @Test
    void otherProblemsAreNoneOfTheForms() {
        assertThatThrownBy(() -> refused(new Problem.NotFound())).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void whatSomebodyElseMadeOfTheSameFieldIsPutToThePerson() {
        posted("version", "4", "original.name", "Old", "reason", " first\r\nsecond ");
        assertThat(edited(5, "Theirs")).isEqualTo("page");
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(model.get("made")).isEqualTo(new Stored(4, Map.of("name", "Old")));
        var merge = (Merge) Objects.requireNonNull(model.get("merge"));
        assertThat(merge.action()).isEqualTo("/parts");
        assertThat(merge.disputed())
                .containsExactly(new Merge.Field("name", "field.part.name", "Old", "Theirs", "Mine"));
        assertThat(merge.agreed()).extracting(Merge.Field::yours).containsExactly("first\nsecond");
    }

    @Test
    void aRefusedFormKeepsWhatItWasMadeFrom() {
        posted("version", "4", "original.name", "Old");
        errors.rejectValue("name", "typeMismatch");
        assertThat(edited(4, "Old")).isEqualTo("page");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(model)
                .containsEntry("made", new Stored(4, Map.of("name", "Old")))
                .doesNotContainKey("merge");
    }

    @Test
    void whatNobodyElseChangedIsSaved() {
        posted("version", "4", "original.name", "Old");
        assertThat(edited(4, "Old")).isEqualTo("redirect:/done");
        assertThat(model).isEmpty();
    }

    private PostedForm form() {
        return forms.posted(errors, model);
    }

    private String answer(Runnable change) {
        return form().change(change)
                .thenRedirect("/done", "web.parts.toast", "Mine")
                .orShow(() -> "page");
    }

    private String refused(Problem problem) {
        return answer(() -> fail(problem));
    }

    private static void fail(Problem problem) {
        throw problem;
    }

    private String edited(long version, String name) {
        return form().edits("part", Map.of("name", "Mine"), () -> new Stored(version, Map.of("name", name)))
                .change(base -> {
                    if (base != version) {
                        throw new Problem.Stale(version);
                    }
                })
                .thenRedirect("/done", "web.parts.toast")
                .orShow(() -> "page");
    }

    private void posted(String... parameters) {
        for (int i = 0; i < parameters.length; i += 2) {
            request.addParameter(parameters[i], parameters[i + 1]);
        }
    }
}
