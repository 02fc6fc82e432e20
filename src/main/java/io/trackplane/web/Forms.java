package io.trackplane.web;

import io.trackplane.kernel.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/**
 * What becomes of a form that was posted. A handler names the change, where it leads and the page the form is on:
 *
 * <pre>{@code
 * return forms.posted(errors, model)
 *         .change(() -> tenants.delete(tenant, form.typed(), form.reason(), caller.actor()))
 *         .thenRedirect("/", "tenancy.settings.deleted", tenant)
 *         .orShow(() -> page(tenant, model));
 * }</pre>
 */
@Component
public class Forms {
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Forms(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /**
     * A form as it arrived.
     *
     * @param errors what could not be read of it; objections of the service are added
     * @param model of the page that shows the form again
     */
    public PostedForm posted(BindingResult errors, Model model) {
        return new PostedForm(this, errors, model, request, response);
    }

    /** Leads to another page of the console, which tells once what was done. */
    public String redirect(String path, Message told) {
        Toast.after(request, told);
        return "redirect:" + path;
    }
}
