package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.FlagWords;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartKinds;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A flag in all environments: compared, and taken from one to another. */
@Controller
class EnvironmentsController {
    private static final String ENVIRONMENTS = FlagPaths.FLAG + "/environments";

    private final FlagPages pages;
    private final FlagsOf flags;
    private final PartEditing editing;
    private final Drafts drafts;
    private final PartKinds kinds;
    private final FlagWords words;
    private final Forms forms;

    EnvironmentsController(
            FlagPages pages,
            FlagsOf flags,
            PartEditing editing,
            Drafts drafts,
            PartKinds kinds,
            FlagWords words,
            Forms forms) {
        this.pages = pages;
        this.flags = flags;
        this.editing = editing;
        this.drafts = drafts;
        this.kinds = kinds;
        this.words = words;
        this.forms = forms;
    }

    /**
     * A flag in one environment, as it is published there.
     *
     * @param rules in words
     * @param difference what is different there from what is wanted here
     */
    record Line(
            Environment environment,
            FlagState state,
            @Nullable Flag flag,
            List<String> rules,
            List<FieldChange> difference) {}

    @GetMapping(ENVIRONMENTS)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String key, Model model) {
        return page(environment, key, Map.of(), model);
    }

    /** Takes the published configuration of another environment over as a draft; the seeds are the same anyway. */
    @PostMapping(ENVIRONMENTS + "/copy")
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String copy(
            Environment environment,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String from,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var source = flags.beside(environment).stream()
                .filter(here -> here.environment().key().equals(from))
                .findFirst()
                .flatMap(here -> Optional.ofNullable(here.published().get(key)))
                .orElseThrow(Problem.NotFound::new);
        var now = drafts.edit(environment, FlagsOf.part(key));
        var own = flags.in(environment).any(key).orElse(null);
        var attempt = own != null && own.type() != source.type()
                ? Attempt.refused(Map.of(
                        "", Message.of("flag.problem.type-elsewhere", own.type().key())))
                : editing.save(environment, now, source.json(), false, caller);
        if (attempt.isSaved()) {
            return forms.redirect(FlagPaths.flag(environment, key), Message.of("flag.copied", from));
        }
        response.setStatus(422);
        return page(environment, key, attempt.problems(), model);
    }

    private String page(Environment environment, String key, Map<String, Message> problems, Model model) {
        var beside = flags.beside(environment);
        var here = flags.in(environment);
        if (here.has(key)) {
            pages.head(environment, pages.editing(environment, key), "environments", model);
        } else if (beside.stream().noneMatch(one -> one.published().containsKey(key))) {
            throw new Problem.NotFound();
        }
        var wanted = here.any(key).map(Flag::json).orElse(null);
        model.addAttribute(
                "lines", beside.stream().map(one -> line(one, key, wanted)).toList());
        model.addAttribute("told", pages.texts().told(problems));
        model.addAttribute("environment", environment);
        model.addAttribute("key", key);
        model.addAttribute("base", FlagPaths.environment(environment));
        return "flag/environments";
    }

    private Line line(FlagsOf.Here there, String key, @Nullable String wanted) {
        var flag = there.published().get(key);
        var difference = flag == null || wanted == null || Objects.equals(wanted, flag.json())
                ? List.<FieldChange>of()
                : kinds.get(FlagParts.FLAG).difference(wanted, flag.json());
        return new Line(
                there.environment(),
                flags.state(there, key),
                flag,
                flag == null
                        ? List.of()
                        : flag.rules().stream().map(words::rule).toList(),
                difference);
    }
}
