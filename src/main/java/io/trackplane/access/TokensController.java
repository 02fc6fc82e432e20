package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Tenant;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Forms;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Option;
import io.trackplane.web.Paths;
import io.trackplane.web.Toast;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's management tokens. The token is in the answer to the post that makes it and nowhere else. */
@Controller
class TokensController {
    private static final String TOKENS = Paths.ACCOUNT + "/tokens";
    private static final String DAYS = "90";

    private final ManagementTokens tokens;
    private final Tenants tenants;
    private final RoleTexts roles;
    private final Clock clock;
    private final Forms forms;

    TokensController(ManagementTokens tokens, Tenants tenants, RoleTexts roles, Clock clock, Forms forms) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.roles = roles;
        this.clock = clock;
        this.forms = forms;
    }

    @GetMapping(TOKENS)
    @OpenTo(Audience.SIGNED_IN)
    String list(User user, Model model) {
        var now = clock.instant();
        var views = tokens.of(user.id()).stream()
                .map(token -> TokenView.of(token, name(token.tenant()), user, now))
                .toList();
        model.addAttribute("tokens", views);
        model.addAttribute("member", !user.memberships().isEmpty());
        return "access/tokens";
    }

    @GetMapping(TOKENS + "/new")
    @OpenTo(Audience.SIGNED_IN)
    String form(@RequestParam(defaultValue = "") String tenant, User user, Locale locale, Model model) {
        model.addAttribute("form", new TokenForm("", tenant, Role.VIEWER.key(), DAYS));
        return page(user, locale, model);
    }

    @PostMapping(TOKENS + "/new")
    @OpenTo(Audience.SIGNED_IN)
    String create(@ModelAttribute("form") TokenForm form, BindingResult errors, User user, Locale locale, Model model) {
        return forms.posted(errors, model)
                .change(() -> tokens.create(user, wanted(form)))
                .then(issued -> issued(issued, model))
                .orShow(() -> page(user, locale, model));
    }

    private String issued(ManagementTokens.Issued issued, Model model) {
        model.addAttribute("issued", issued);
        model.addAttribute("tenantName", name(issued.token().tenant()));
        return "access/token-issued";
    }

    @PostMapping(TOKENS + "/{token}/revoke")
    @OpenTo(Audience.SIGNED_IN)
    String revoke(@PathVariable String token, User user, RedirectAttributes redirect) {
        tokens.revoke(user.id(), token, user.actor());
        Toast.after(redirect, "access.tokens.revoked");
        return "redirect:" + TOKENS;
    }

    private String page(User user, Locale locale, Model model) {
        model.addAttribute("tenants", choices(user));
        model.addAttribute("roles", roles.options(most(user), locale));
        return "access/token-new";
    }

    private List<Option> choices(User user) {
        var slugs = user.memberships().stream().map(Membership::tenant).toList();
        return tenants.find(slugs).stream()
                .map(tenant -> new Option(tenant.slug(), tenant.name()))
                .toList();
    }

    /** What the person may do in any tenant; which role fits the chosen tenant is checked when it is known. */
    private static Set<Permission> most(User user) {
        var all = EnumSet.noneOf(Permission.class);
        user.memberships().forEach(membership -> all.addAll(membership.role().permissions()));
        return all;
    }

    private String name(String tenant) {
        return tenants.find(tenant).map(Tenant::name).orElse(tenant);
    }

    private static NewManagementToken wanted(TokenForm form) {
        var role = Role.ofKey(form.role())
                .orElseThrow(() -> new Problem.Invalid("role", Message.of("access.members.role-unknown")));
        return new NewManagementToken(form.tenant(), role, form.label(), form.wantedDays());
    }
}
