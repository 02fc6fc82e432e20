package io.trackplane.revision.console;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Draft;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartMerge;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.Merge;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A draft that somebody's publishing has overtaken: original, theirs and yours, chosen field by field. */
@Controller
class MergeController {
    private static final String MERGE = Paths.ENVIRONMENT + "/drafts/{kind}/{key}/merge";

    private final Environments environments;
    private final Revisions revisions;
    private final Drafts drafts;
    private final PublishRights rights;

    MergeController(Environments environments, Revisions revisions, Drafts drafts, PublishRights rights) {
        this.environments = environments;
        this.revisions = revisions;
        this.drafts = drafts;
        this.rights = rights;
    }

    @GetMapping(MERGE)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String environmentKey,
            @PathVariable String kind,
            @PathVariable String key,
            Model model) {
        var environment = environments.get(tenant, application, environmentKey);
        var part = new PartName(kind, key);
        var draft = drafts.find(environment, part).orElseThrow(Problem.NotFound::new);
        var current = revisions.current(environment);
        model.addAttribute("environment", environment);
        model.addAttribute("part", part);
        model.addAttribute("base", PublishPages.place(environment));
        model.addAttribute(
                "merge", merge(environment, draft, current.parts().contents().get(part), current.revision()));
        return "revision/merge";
    }

    private static Merge merge(Environment environment, Draft draft, @Nullable String now, long revision) {
        var three = PartMerge.of(draft.base(), now, draft.content());
        var labels = new LinkedHashMap<String, String>();
        three.names().forEach(name -> labels.put(name, "field." + draft.part().kind() + "." + name));
        var action = PublishPages.place(environment) + "/drafts/" + draft.part() + "/merge";
        var proposed = PartMerge.of(null, null, three.proposal()).yours();
        return Merge.of(action, revision, null, null, labels, three.original(), three.theirs(), proposed);
    }

    @PostMapping(MERGE)
    @RequiresPermission(Permission.TENANT_READ)
    String save(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String environmentKey,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam Map<String, String> posted,
            Caller caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        rights.requireChange(kind, caller);
        var environment = environments.get(tenant, application, environmentKey);
        try {
            drafts.rebase(
                    environment,
                    new PartName(kind, key),
                    chosen(environment, new PartName(kind, key), posted),
                    version,
                    caller.actor());
        } catch (Problem.Stale stale) {
            response.setStatus(409);
            return show(tenant, application, environmentKey, kind, key, model);
        }
        Toast.after(redirect, "revision.merged", key);
        return "redirect:" + PublishPages.place(environment) + "/publish";
    }

    /** Only fields that one of the three states has are taken from what was posted. */
    private String chosen(Environment environment, PartName part, Map<String, String> posted) {
        var draft = drafts.find(environment, part).orElseThrow(Problem.NotFound::new);
        var now = revisions.current(environment).parts().contents().get(part);
        var chosen = new LinkedHashMap<String, String>();
        PartMerge.of(draft.base(), now, draft.content())
                .names()
                .forEach(name -> chosen.put(name, posted.getOrDefault(name, "")));
        return PartMerge.json(chosen);
    }
}
