package io.trackplane.web;

import io.trackplane.kernel.Message;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

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

    static void after(HttpServletRequest request, Message message) {
        RequestContextUtils.getOutputFlashMap(request).put(ATTRIBUTE, new Toast(message));
    }
}
