package io.trackplane.audit;

import io.trackplane.access.Memberships;
import io.trackplane.access.Users;
import io.trackplane.audit.AuditPages.Cursor;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages and downloads of the trails. */
@Controller
class AuditController {
    private static final String HTMX = "HX-Request";

    private final AuditPages pages;
    private final AuditDownload download;
    private final Tenants tenants;
    private final Environments environments;
    private final Memberships members;
    private final Users users;

    AuditController(
            AuditPages pages,
            AuditDownload download,
            Tenants tenants,
            Environments environments,
            Memberships members,
            Users users) {
        this.pages = pages;
        this.download = download;
        this.tenants = tenants;
        this.environments = environments;
        this.members = members;
        this.users = users;
    }

    @GetMapping(Paths.TENANT + "/audit")
    @RequiresPermission(Permission.AUDIT_READ)
    String ofTenant(
            @PathVariable String tenant,
            AuditForm form,
            Cursor cursor,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(pages.page(ground(tenant), form, cursor, locale), model, request, response);
    }

    @GetMapping(Paths.ENVIRONMENT + "/audit")
    @RequiresPermission(Permission.AUDIT_READ)
    String ofEnvironment(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable String environment,
            AuditForm form,
            Cursor cursor,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var ground = ground(tenant).only(environments.get(tenant, application, environment));
        return page(pages.page(ground, form, cursor, locale), model, request, response);
    }

    @GetMapping(Paths.PLATFORM + "/audit")
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String ofPlatform(
            AuditForm form,
            Cursor cursor,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(pages.page(AuditGround.platform(users), form, cursor, locale), model, request, response);
    }

    @GetMapping(Paths.TENANT + "/audit.csv")
    @RequiresPermission(Permission.AUDIT_READ)
    void csvOfTenant(@PathVariable String tenant, AuditForm form, HttpServletResponse response) throws IOException {
        var zone = tenants.get(tenant).zone();
        download.send(new Trail(tenant), form.filter(zone), zone, "audit-" + tenant, response);
    }

    @GetMapping(Paths.PLATFORM + "/audit.csv")
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    void csvOfPlatform(AuditForm form, HttpServletResponse response) throws IOException {
        var zone = AuditGround.platform(users).zone();
        download.send(Trail.PLATFORM, form.filter(zone), zone, "audit-platform", response);
    }

    private AuditGround ground(String tenant) {
        return AuditGround.tenant(tenant, tenants.get(tenant).zone(), environments.of(tenant), members);
    }

    /** The whole page, or only the entries where htmx asks; then the address is set to what was found. */
    private static String page(AuditView view, Model model, HttpServletRequest request, HttpServletResponse response) {
        model.addAttribute("view", view);
        response.addHeader(HttpHeaders.VARY, HTMX);
        if (!view.invalid().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        if (request.getHeader(HTMX) == null) {
            return "audit/trail";
        }
        response.setHeader("HX-Push-Url", view.address());
        return "audit/entries :: answer";
    }
}
