package io.trackplane.web;

import io.trackplane.kernel.Message;
import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A short confirmation shown once on the next page, in the corner.
 *
 * @param message what was done
 */
public record Toast(Message message) implements Serializable {
    private static final String ATTRIBUTE = "toast";

    /** Shows a toast after the redirect that follows. */
    public static void after(RedirectAttributes redirect, String key, Serializable... arguments) {
        redirect.addFlashAttribute(ATTRIBUTE, new Toast(Message.of(key, arguments)));
    }
}
