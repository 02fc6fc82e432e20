package io.trackplane.delivery.console;

import io.trackplane.delivery.Parameter;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartEdits;
import io.trackplane.revision.PartKinds;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes parameters over from another environment of the same application, as drafts. */
@Controller
class CopyController {
    private static final String COPY = ConfigPaths.CONFIG + "/_copy";

    private final ParameterParts parts;
    private final PartKinds kinds;
    private final PartEdits edits;
    private final Forms forms;

    CopyController(ParameterParts parts, PartKinds kinds, PartEdits edits, Forms forms) {
        this.parts = parts;
        this.kinds = kinds;
        this.edits = edits;
        this.forms = forms;
    }

    /**
     * A parameter that is another one there.
     *
     * @param version of what is here now
     * @param isNew whether it is not here yet
     * @param difference what copying changes
     */
    record Candidate(String key, long version, boolean isNew, List<FieldChange> difference) {}

    @GetMapping(COPY)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @RequestParam(required = false) @Nullable String from, Model model) {
        var others = parts.others(environment);
        var source = others.stream()
                .filter(other -> other.key().equals(from))
                .findFirst()
                .orElse(null);
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("others", others);
        model.addAttribute("source", source);
        model.addAttribute("candidates", source == null ? List.of() : candidates(environment, source));
        return "delivery/copy";
    }

    private List<Candidate> candidates(Environment environment, Environment source) {
        var kind = kinds.get(Parameter.KIND);
        var here = parts.drafted(environment).of(Parameter.KIND);
        var candidates = new ArrayList<Candidate>();
        parts.published(source).of(Parameter.KIND).forEach((key, json) -> {
            var mine = here.get(key);
            if (!Objects.equals(mine, json)) {
                var version = parts.version(environment, key);
                candidates.add(new Candidate(key, version, mine == null, kind.difference(mine, json)));
            }
        });
        return candidates;
    }

    /** @param chosen keys, each with the version that was shown: {@code checkout.banner@123} */
    @PostMapping(COPY)
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String copy(
            Environment environment,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") List<String> chosen,
            Caller caller) {
        var source = parts.others(environment).stream()
                .filter(other -> other.key().equals(from))
                .findFirst()
                .orElse(null);
        if (source == null) {
            return forms.redirect(ConfigPaths.list(environment) + "/_copy", Message.of("delivery.copy.choose"));
        }
        var theirs = parts.published(source).of(Parameter.KIND);
        var copies = chosen.stream().map(one -> copy(one, theirs)).toList();
        copies.forEach(copy -> refuseStale(environment, copy));
        copies.forEach(copy -> edits.save(
                environment, ParameterParts.part(copy.key()), copy.version(), false, caller, content -> copy.json()));
        return forms.redirect(
                ConfigPaths.list(environment), Message.of("delivery.copy.done", chosen.size(), source.name()));
    }

    /** What is to be copied over a version of what is here. */
    private record Copy(String key, long version, String json) {}

    private static Copy copy(String chosen, Map<String, String> theirs) {
        int at = chosen.lastIndexOf('@');
        var json = at < 1 ? null : theirs.get(chosen.substring(0, at));
        if (json == null) {
            throw new Problem.NotFound();
        }
        return new Copy(chosen.substring(0, at), version(chosen.substring(at + 1)), json);
    }

    /** Before any of them is saved, so that either all are or none. */
    private void refuseStale(Environment environment, Copy copy) {
        long now = parts.version(environment, copy.key());
        if (now != copy.version()) {
            throw new Problem.Stale(now);
        }
    }

    private static long version(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
