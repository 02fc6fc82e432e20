package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.web.Forms;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Answers about keys twice over: as parts of the start page for htmx, as pages and redirects for everybody else. */
@Component
class KeyPages {
    private static final String ISSUED = "issued";

    private final Environments environments;
    private final SdkKeys keys;
    private final NextSteps steps;
    private final Clock clock;
    private final Forms forms;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    KeyPages(
            Environments environments,
            SdkKeys keys,
            NextSteps steps,
            Clock clock,
            Forms forms,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.environments = environments;
        this.keys = keys;
        this.steps = steps;
        this.clock = clock;
        this.forms = forms;
        this.request = request;
        this.response = response;
    }

    /** A question, in a dialog or on a page of its own. */
    String form(String page, Environment environment, Model model) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", EnvironmentPaths.start(environment));
        model.addAttribute("dialog", isHtmx());
        return "tenancy/" + page + (isHtmx() ? " :: dialog" : "");
    }

    /** The question again, with what is wrong; htmx swaps it into the dialog instead of the keys. */
    String again(String page, Environment environment, Model model) {
        response.setHeader("HX-Retarget", "#key-dialog");
        response.setHeader("HX-Reswap", "innerHTML");
        return form(page, environment, model);
    }

    /** The keys again, with a secret to copy. */
    String issued(Environment environment, Model model, Issued issued, Message told) {
        response.setHeader("Cache-Control", "no-store");
        if (isHtmx()) {
            model.addAttribute(ISSUED, issued);
        } else {
            RequestContextUtils.getOutputFlashMap(request).put(ISSUED, issued);
        }
        return done(environment, model, told);
    }

    /** The keys again. */
    String done(Environment environment, Model model, Message told) {
        if (!isHtmx()) {
            return forms.redirect(EnvironmentPaths.start(environment) + "#keys", told);
        }
        var now = environments.latest(environment);
        model.addAttribute("toast", new Toast(told));
        var panel = panel(now);
        model.addAttribute("keys", panel);
        model.addAttribute("steps", steps.of(now, panel));
        model.addAttribute("swapped", true);
        return "tenancy/_keys :: swap";
    }

    KeysView panel(Environment environment) {
        return KeysView.of(environment, keys.of(environment), clock.instant());
    }

    private boolean isHtmx() {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
