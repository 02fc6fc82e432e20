package io.trackplane.revision.console;

import io.trackplane.kernel.Message;
import io.trackplane.revision.Revision;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Publishing over the page where somebody asks for it, by htmx: afterwards that page is shown again, as it is now. */
final class PublishDialog {
    private static final String ID = "publish-dialog";

    private PublishDialog() {}

    /** Whether the answer goes into the dialog. */
    static boolean isAsked(HttpServletRequest request) {
        return ID.equals(request.getHeader("HX-Target"));
    }

    /** Goes on where the person was, or without the dialog to the new revision, and tells what was done. */
    static String published(
            Environment environment,
            Revision revision,
            Message told,
            HttpServletRequest request,
            HttpServletResponse response) {
        var place = PublishPages.place(environment);
        var fresh = place + "/revisions/" + revision.number();
        RequestContextUtils.getOutputFlashMap(request).put("toast", new Toast(told));
        if (!isAsked(request)) {
            return "redirect:" + fresh;
        }
        var base = request.getContextPath();
        var next = revision.changes().stream().anyMatch(change -> change.after() == null)
                ? null
                : page(request.getHeader("HX-Current-URL"), base + place);
        var location = next == null ? base + fresh : next;
        RequestContextUtils.saveOutputFlashMap(location, request, response);
        response.setHeader("HX-Redirect", location);
        return "revision/publish-dialog :: none";
    }

    /** The page of the environment that the dialog stood over; null when that is no page to come back to. */
    private static @Nullable String page(@Nullable String address, String place) {
        try {
            var at = address == null ? null : new URI(address);
            var path = at == null || at.getRawPath() == null ? "" : at.getRawPath();
            boolean isThere = path.equals(place) || path.startsWith(place + "/");
            if (at == null || !isThere || path.equals(place + "/publish")) {
                return null;
            }
            return at.getRawQuery() == null ? path : path + "?" + at.getRawQuery();
        } catch (java.net.URISyntaxException e) {
            return null; // not written by a browser
        }
    }
}
