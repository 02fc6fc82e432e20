package io.trackplane.web;

import io.trackplane.kernel.Problem;
import io.trackplane.web.TwoEditors.Stored;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/**
 * A form on its way to a service. It gets there only if all of it could be read; what the service objects to stands
 * beside the fields and becomes the status of the answer: 422 for {@link Problem.Invalid}, 409 for
 * {@link Problem.Conflict}. Other problems are none of the form's.
 */
public final class PostedForm {
    private final Forms forms;
    private final BindingResult errors;
    private final Model model;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    PostedForm(
            Forms forms, BindingResult errors, Model model, HttpServletRequest request, HttpServletResponse response) {
        this.forms = forms;
        this.errors = errors;
        this.model = model;
        this.request = request;
        this.response = response;
    }

    /** Makes or changes something; what came of it is for the answer. */
    public <T> Outcome<T> change(Supplier<T> change) {
        return new Outcome<>(forms, attempt(change));
    }

    /** Changes something. */
    public Outcome<?> change(Runnable change) {
        return change(() -> {
            change.run();
            return true;
        });
    }

    /**
     * The form was made from something that others may have changed since.
     *
     * @param subject type of the thing in the audit trail, which names its fields
     * @param yours what the form says, by field name, in its order; without the reason, which is no part of the thing
     * @param stored the thing as it is stored now
     */
    public EditedForm edits(String subject, Map<String, String> yours, Supplier<Stored> stored) {
        return new EditedForm(forms, this, model, TwoEditors.of(request, subject, yours), stored);
    }

    /** What the change answers; empty when it was refused, which then is part of the model and the answer. */
    <T> Optional<T> attempt(Supplier<T> change) {
        if (errors.hasErrors()) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return Optional.of(change.get());
        } catch (Problem.Invalid invalid) {
            FormErrors.add(errors, invalid);
            return refused(HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Problem.Conflict problem) {
            FormErrors.add(errors, problem.told());
            return refused(HttpStatus.CONFLICT);
        }
    }

    <T> Optional<T> refused(HttpStatus status) {
        response.setStatus(status.value());
        return Optional.empty();
    }
}
