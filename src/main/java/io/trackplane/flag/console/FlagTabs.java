package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Editing;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What becomes of a tab of a flag that was posted: saved and shown, shown again with what is wrong, or put to two people. */
@Component
class FlagTabs {
    private final PartEditing editing;
    private final FlagPages pages;
    private final Forms forms;
    private final HttpServletResponse response;

    FlagTabs(PartEditing editing, FlagPages pages, Forms forms, HttpServletResponse response) {
        this.editing = editing;
        this.pages = pages;
        this.forms = forms;
        this.response = response;
    }

    /**
     * A tab.
     *
     * @param name last part of its address; {@code targeting} is the flag's own
     * @param wanted makes its fields, each as JSON, from the flag as it is; may throw {@link Problem.Invalid}
     * @param again shows it with what is wrong
     */
    record Tab(String name, Function<Flag, Map<String, String>> wanted, Function<Map<String, Message>, String> again) {}

    String save(Environment environment, Editing now, Posted posted, Tab tab, Caller caller, Model model) {
        var path = FlagPaths.flag(environment, now.part().key());
        var attempt = attempt(environment, now, posted, tab, path, caller);
        var merge = attempt.merge();
        if (merge != null) {
            response.setStatus(409);
            pages.head(environment, now, tab.name(), model);
            pages.merge(merge, model);
            return "flag/merge";
        }
        if (!attempt.isSaved()) {
            response.setStatus(422);
            return tab.again().apply(attempt.problems());
        }
        var told = attempt.published() ? "flag.saved.published" : "flag.saved.draft";
        return forms.redirect(
                tab.name().equals("targeting") ? path : path + "/" + tab.name(),
                Message.of(told, now.part().key()));
    }

    private Attempt attempt(Environment environment, Editing now, Posted posted, Tab tab, String path, Caller caller) {
        try {
            var wanted = tab.wanted().apply(FlagPages.flag(now));
            return editing.save(environment, now, posted, wanted, path + "/fields", caller);
        } catch (Problem.Invalid invalid) {
            return Attempt.refused(invalid.fields());
        }
    }
}
