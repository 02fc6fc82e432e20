package io.trackplane.access;

import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import io.trackplane.kernel.Secrets;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person is signed in, and ending that from here. */
@Controller
class SessionsController {
    private static final String SESSIONS = Paths.ACCOUNT + "/sessions";

    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    SessionsController(Sessions sessions, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.events = events;
    }

    @GetMapping(SESSIONS)
    @OpenTo(Audience.SIGNED_IN)
    String list(User user, HttpServletRequest request, Model model) {
        var here = here(request);
        var views = sessions.of(user.id()).stream()
                .map(session -> SessionView.of(session, here))
                .sorted(Comparator.comparing(SessionView::here).reversed())
                .toList();
        model.addAttribute("sessions", views);
        return "access/sessions";
    }

    @PostMapping(SESSIONS + "/{session}/end")
    @OpenTo(Audience.SIGNED_IN)
    String end(@PathVariable String session, User user, RedirectAttributes redirect) {
        if (!sessions.end(user.id(), session)) {
            throw new Problem.NotFound();
        }
        publish(user, session, "ended");
        Toast.after(redirect, "access.sessions.ended");
        return "redirect:" + SESSIONS;
    }

    @PostMapping(SESSIONS + "/end-others")
    @OpenTo(Audience.SIGNED_IN)
    String endOthers(User user, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.endOthers(user.id(), here(request));
        publish(user, user.id(), "others-ended");
        Toast.after(redirect, "access.sessions.others-ended");
        return "redirect:" + SESSIONS;
    }

    private void publish(User user, String id, String action) {
        var subject = new Subject("session", id, user.email());
        events.publishEvent(new AuditableChange(user.actor(), Scope.PLATFORM, subject, action, List.of()));
    }

    private static String here(HttpServletRequest request) {
        return Secrets.digest(request.getSession().getId());
    }
}
