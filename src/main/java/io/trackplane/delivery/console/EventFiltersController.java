package io.trackplane.delivery.console;

import io.trackplane.delivery.Collection;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartEdits;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which events SDKs send, and how they send them. */
@Controller
class EventFiltersController {
    private static final String EVENTS = Paths.ENVIRONMENT + "/collection/events";
    private static final PartName PART = PartName.only(Collection.KIND);
    private static final int SHOWN_REVISIONS = 10;
    private static final Pattern PLACE = Pattern.compile("^(?:batch\\.|retry\\.)?([a-z_]+)(?:\\[\\d+])?$");
    private static final Pattern WORD = Pattern.compile("_([a-z])");

    private final Drafts drafts;
    private final Revisions revisions;
    private final PartEdits edits;
    private final Forms forms;

    EventFiltersController(Drafts drafts, Revisions revisions, PartEdits edits, Forms forms) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.edits = edits;
        this.forms = forms;
    }

    @GetMapping(EVENTS)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Model model) {
        return page(environment, model);
    }

    @PostMapping(EVENTS)
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String save(
            Environment environment,
            @ModelAttribute("form") EventFiltersForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean publish,
            Caller caller,
            Model model) {
        return forms.posted(errors, model)
                .edits(Collection.KIND, form.fields(), () -> stored(drafts.edit(environment, PART)))
                .change(version ->
                        edits.save(environment, PART, version, publish, caller, content -> checked(form.collection())))
                .thenRedirect(CollectionPaths.events(environment), publish ? "delivery.published" : "delivery.drafted")
                .orShow(() -> page(environment, model));
    }

    /** Says of which field of the form it is. */
    private static String checked(Collection collection) {
        try {
            return Collection.parse(collection.json()).json();
        } catch (Problem.Invalid invalid) {
            var fields = new LinkedHashMap<String, Message>();
            invalid.fields().forEach((path, message) -> fields.putIfAbsent(field(path), message));
            fields.computeIfPresent("vitalsRate", (field, inFractions) -> SamplingRuleForm.NO_RATE);
            throw new Problem.Invalid(fields);
        }
    }

    private static String field(String path) {
        if (path.equals("vitals.rate")) {
            return "vitalsRate";
        }
        var place = PLACE.matcher(path);
        return place.matches()
                ? WORD.matcher(place.group(1))
                        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
                : path;
    }

    private static Stored stored(Editing editing) {
        return new Stored(
                editing.version(), EventFiltersForm.of(read(editing.content())).fields());
    }

    private static Collection read(@Nullable String content) {
        return content == null ? Collection.DEFAULT : Collection.parse(content);
    }

    private String page(Environment environment, Model model) {
        var editing = drafts.edit(environment, PART);
        model.mergeAttributes(Map.of("form", EventFiltersForm.of(read(editing.content())), "made", stored(editing)));
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("editing", editing);
        model.addAttribute("history", revisions.of(environment, PART, SHOWN_REVISIONS));
        return "delivery/events";
    }
}
