package io.trackplane.privacy.console;

import static java.util.Map.entry;

import io.trackplane.kernel.Permission;
import io.trackplane.privacy.Consent;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartEdits;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors;
import io.trackplane.web.TwoEditors.Stored;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What visitors are asked before anything is collected. */
@Controller
class ConsentController {
    private static final PartName PART = PartName.only(Consent.KIND);
    private static final int SHOWN_REVISIONS = 10;

    private final Drafts drafts;
    private final Revisions revisions;
    private final PartEdits edits;
    private final Forms forms;

    ConsentController(Drafts drafts, Revisions revisions, PartEdits edits, Forms forms) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.edits = edits;
        this.forms = forms;
    }

    /** The choice; where none was made, nothing is asked. */
    record ConsentForm(Consent.@Nullable Mode mode) {
        Consent.Mode chosen() {
            return mode == null ? Consent.Mode.OFF : mode;
        }

        Map<String, String> fields() {
            return TwoEditors.fields(List.of(entry("mode", chosen().name())));
        }
    }

    @GetMapping(PrivacyPaths.CONSENT)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Model model) {
        return page(environment, model);
    }

    @PostMapping(PrivacyPaths.CONSENT)
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String save(
            Environment environment,
            @ModelAttribute("form") ConsentForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean publish,
            Caller caller,
            Model model) {
        var wanted = new Consent(form.chosen()).json();
        return forms.posted(errors, model)
                .edits(Consent.KIND, form.fields(), () -> stored(drafts.edit(environment, PART)))
                .change(version -> edits.save(environment, PART, version, publish, caller, content -> wanted))
                .thenRedirect(
                        PrivacyPaths.consent(environment),
                        publish ? "privacy.masking.published" : "privacy.masking.drafted")
                .orShow(() -> page(environment, model));
    }

    private static Stored stored(Editing editing) {
        return new Stored(editing.version(), new ConsentForm(mode(editing.content())).fields());
    }

    private static Consent.Mode mode(@Nullable String content) {
        return content == null ? Consent.Mode.OFF : Consent.parse(content).mode();
    }

    private String page(Environment environment, Model model) {
        var editing = drafts.edit(environment, PART);
        model.mergeAttributes(Map.of("form", new ConsentForm(mode(editing.content())), "made", stored(editing)));
        model.addAttribute("environment", environment);
        model.addAttribute("base", PrivacyPaths.base(environment));
        model.addAttribute("editing", editing);
        model.addAttribute("modes", Consent.Mode.values());
        model.addAttribute("published", mode(editing.published()));
        model.addAttribute("history", revisions.of(environment, PART, SHOWN_REVISIONS));
        return "privacy/consent";
    }
}
