package io.trackplane.ingest.erasure;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Slice;
import io.trackplane.tenancy.Tenant;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where persons are erased, and what proves it. */
@Controller
class ErasuresController {
    private static final String NEW = ErasurePaths.LIST + "/new";
    private static final String FIND = ErasurePaths.LIST + "/find";
    private static final int PAGE = 50;

    private final Erasures erasures;
    private final Forms forms;

    ErasuresController(Erasures erasures, Forms forms) {
        this.erasures = erasures;
        this.forms = forms;
    }

    @GetMapping(ErasurePaths.LIST)
    @RequiresPermission(Permission.AUDIT_READ)
    String list(Tenant tenant, @RequestParam(defaultValue = "1") int page, Model model) {
        return page(tenant, erasures.of(tenant.slug()), page, model);
    }

    @GetMapping(FIND)
    @RequiresPermission(Permission.PERSONS_ERASE)
    String search(Tenant tenant, Model model) {
        return searchPage(tenant, model);
    }

    /** Posted, so that the identifier stands in no address. */
    @PostMapping(FIND)
    @RequiresPermission(Permission.PERSONS_ERASE)
    String find(Tenant tenant, @ModelAttribute("form") SearchForm form, BindingResult errors, Model model) {
        return forms.posted(errors, model)
                .change(() -> erasures.of(tenant.slug(), form.wanted()))
                .then(found -> {
                    model.addAttribute("found", found);
                    return searchPage(tenant, model);
                })
                .orShow(() -> searchPage(tenant, model));
    }

    private static String searchPage(Tenant tenant, Model model) {
        model.mergeAttributes(Map.of("form", SearchForm.EMPTY));
        model.addAttribute("base", ErasurePaths.list(tenant.slug()));
        return "ingest/erasure-search";
    }

    private static String page(Tenant tenant, List<Erasure> all, int page, Model model) {
        model.addAttribute("erasures", Slice.of(all, page, PAGE));
        model.addAttribute("base", ErasurePaths.list(tenant.slug()));
        return "ingest/erasures";
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.PERSONS_ERASE)
    String form(Tenant tenant, Model model) {
        return newPage(tenant, model);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.PERSONS_ERASE)
    String ask(
            Tenant tenant, @ModelAttribute("form") ErasureForm form, BindingResult errors, Caller caller, Model model) {
        return forms.posted(errors, model)
                .change(() -> erasures.ask(tenant.slug(), form.wish(), caller.actor()))
                .then(asked -> forms.redirect(
                        ErasurePaths.one(asked.erasure()),
                        Message.of(asked.isNew() ? "ingest.erasure.asked" : "ingest.erasure.asked-before")))
                .orShow(() -> newPage(tenant, model));
    }

    private static String newPage(Tenant tenant, Model model) {
        model.mergeAttributes(Map.of("form", ErasureForm.EMPTY));
        model.addAttribute("tenant", tenant);
        model.addAttribute("base", ErasurePaths.list(tenant.slug()));
        return "ingest/erasure-new";
    }

    @GetMapping(ErasurePaths.ONE)
    @RequiresPermission(Permission.AUDIT_READ)
    String show(Tenant tenant, @PathVariable String erasure, Model model) {
        model.addAttribute("tenant", tenant);
        var found = erasures.get(tenant.slug(), erasure);
        model.addAttribute("erasure", found);
        model.addAttribute("stage", found.stage());
        model.addAttribute("base", ErasurePaths.list(tenant.slug()));
        return "ingest/erasure";
    }

    /** Has the page loaded anew when there is more to tell than it tells; asked by the page again and again while the erasure is under way. */
    @GetMapping(ErasurePaths.ONE + "/progress")
    @RequiresPermission(Permission.AUDIT_READ)
    ResponseEntity<Void> progress(
            Tenant tenant, @PathVariable String erasure, @RequestParam(defaultValue = "") String stage) {
        boolean isNew = !erasures.get(tenant.slug(), erasure).stage().equals(stage);
        return isNew
                ? ResponseEntity.ok().header("HX-Refresh", "true").build()
                : ResponseEntity.noContent().build();
    }

    @GetMapping(ErasurePaths.ONE + "/receipt.json")
    @RequiresPermission(Permission.AUDIT_READ)
    ResponseEntity<ErasureAnswer> receipt(Tenant tenant, @PathVariable String erasure) {
        var found = erasures.get(tenant.slug(), erasure);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("erasure-" + found.id() + ".json")
                                .build()
                                .toString())
                .body(ErasureAnswer.of(found));
    }
}
