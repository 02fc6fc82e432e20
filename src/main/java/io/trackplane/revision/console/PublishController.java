package io.trackplane.revision.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.FormErrors;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one way to publish: which drafts, what they change, whom they reach, and why. */
@Controller
class PublishController {
    private static final String PUBLISH = Paths.ENVIRONMENT + "/publish";
    private static final String DRAFT = Paths.ENVIRONMENT + "/drafts/{kind}/{key}";

    private final Environments environments;
    private final Drafts drafts;
    private final PublishPages pages;
    private final PublishRights rights;

    PublishController(Environments environments, Drafts drafts, PublishPages pages, PublishRights rights) {
        this.environments = environments;
        this.drafts = drafts;
        this.pages = pages;
        this.rights = rights;
    }

    /**
     * What is chosen.
     *
     * @param part tokens of the ticked drafts
     * @param reason why
     */
    record PublishForm(List<String> part, String reason) {
        PublishForm {
            part = part == null ? List.of() : List.copyOf(part);
            reason = reason == null ? "" : reason;
        }
    }

    @GetMapping(PUBLISH)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @RequestParam(required = false) Set<String> only,
            Locale locale,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("publish", new PublishForm(List.of(), ""));
        return page(environments.get(tenant, application, key), only, locale, model, request);
    }

    @PostMapping(PUBLISH)
    @RequiresPermission(Permission.PUBLISH)
    String publish(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @ModelAttribute("publish") PublishForm form,
            BindingResult binding,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var environment = environments.get(tenant, application, key);
        rights.require(environment, caller);
        var seen = form.part().stream().map(PublishPages::seen).collect(Collectors.toSet());
        try {
            var revision = drafts.publish(environment, seen, form.reason(), caller.actor());
            var told = Message.of("revision.published", Long.toString(revision.number()), environment.name());
            return PublishDialog.published(environment, revision, told, request, response);
        } catch (Problem.Invalid invalid) {
            if (invalid.fields().containsKey("reason")) {
                FormErrors.add(binding, invalid);
            }
            response.setStatus(422);
        } catch (Problem.Stale stale) {
            model.addAttribute("changedMeanwhile", true);
            response.setStatus(409);
        } catch (Problem.Conflict conflict) {
            FormErrors.add(binding, conflict.told());
            response.setStatus(409);
        }
        return page(
                environment,
                seen.stream().map(one -> one.part().toString()).collect(Collectors.toSet()),
                locale,
                model,
                request);
    }

    private String page(
            Environment environment,
            @Nullable Set<String> only,
            Locale locale,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("environment", environment);
        model.addAttribute("view", pages.view(environment, only, locale));
        model.addAttribute("base", PublishPages.place(environment));
        return PublishDialog.isAsked(request) ? "revision/publish-dialog :: dialog" : "revision/publish";
    }

    @PostMapping(DRAFT + "/discard")
    @RequiresPermission(Permission.TENANT_READ)
    String discard(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean stay,
            Caller caller,
            RedirectAttributes redirect) {
        var place = environments.get(tenant, application, environment);
        rights.requireChange(kind, caller);
        drafts.discard(place, new PartName(kind, key), caller.actor());
        Toast.after(redirect, "revision.discarded", key);
        return "redirect:" + PublishPages.place(place) + (stay ? pages.page(kind, key) : "/publish");
    }
}
