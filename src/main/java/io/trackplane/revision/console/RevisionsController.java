package io.trackplane.revision.console;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revision;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All that an environment has served: the list, one revision, two compared, and the way back. */
@Controller
class RevisionsController {
    private static final String REVISIONS = Paths.ENVIRONMENT + "/revisions";
    private static final String REVISION = REVISIONS + "/{number}";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
    private static final int SIZE = 50;

    private final Environments environments;
    private final Revisions revisions;
    private final RevisionPages pages;
    private final PublishPages publishing;
    private final PublishRights rights;

    RevisionsController(
            Environments environments,
            Revisions revisions,
            RevisionPages pages,
            PublishPages publishing,
            PublishRights rights) {
        this.environments = environments;
        this.revisions = revisions;
        this.pages = pages;
        this.publishing = publishing;
        this.rights = rights;
    }

    @GetMapping(REVISIONS)
    @RequiresPermission(Permission.TENANT_READ)
    String list(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var environment = environment(tenant, application, key, model);
        var found = revisions.before(environment, before, SIZE);
        model.addAttribute("lines", found.stream().map(pages::line).toList());
        model.addAttribute(
                "older",
                found.size() == SIZE && found.getLast().number() > 1
                        ? found.getLast().number()
                        : null);
        model.addAttribute("isFirst", before == null);
        return "revision/list";
    }

    @GetMapping(REVISION)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @PathVariable String number,
            Model model) {
        var environment = environment(tenant, application, key, model);
        return page(environment, revisions.get(environment, number(number)), model);
    }

    /** What is no number is the number of no revision. */
    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Problem.NotFound();
        }
        return Long.parseLong(text);
    }

    private String page(Environment environment, Revision revision, Model model) {
        model.addAttribute("line", pages.line(revision));
        model.addAttribute("changes", pages.changes(environment, revision.changes()));
        model.addAttribute(
                "isCurrent", revision.number() == revisions.current(environment).revision());
        return "revision/show";
    }

    @GetMapping(REVISIONS + "/compare")
    @RequiresPermission(Permission.TENANT_READ)
    String compare(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        var environment = environment(tenant, application, key, model);
        long serving = revisions.current(environment).revision();
        long second = to == null ? serving : to;
        long first = from == null ? Math.max(0, second - 1) : from;
        var changes = revisions
                .at(environment, first)
                .parts()
                .changesTo(revisions.at(environment, second).parts());
        model.addAttribute("from", first);
        model.addAttribute("to", second);
        model.addAttribute("changes", pages.changes(environment, changes));
        return "revision/compare";
    }

    @PostMapping(REVISION + "/revert")
    @RequiresPermission(Permission.PUBLISH)
    String revert(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String part,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var environment = environment(tenant, application, key, model);
        rights.require(environment, caller);
        long wanted = number(number);
        try {
            var made = part == null
                    ? revisions.revertTo(environment, wanted, reason, caller.actor())
                    : revisions.revertTo(environment, PartName.of(part), wanted, reason, caller.actor());
            Toast.after(redirect, "revision.reverted", number, Long.toString(made.number()));
            return "redirect:" + PublishPages.place(environment) + "/revisions/" + made.number();
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            model.addAttribute("problems", publishing.texts(invalid, locale));
            return page(environment, revisions.get(environment, wanted), model);
        }
    }

    private Environment environment(String tenant, String application, String key, Model model) {
        var environment = environments.get(tenant, application, key);
        model.addAttribute("environment", environment);
        model.addAttribute("base", PublishPages.place(environment));
        model.addAttribute("problems", List.of());
        model.addAttribute(
                "publishPermission", PublishRights.needed(environment).name());
        return environment;
    }
}
