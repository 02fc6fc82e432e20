package io.trackplane.plan.console;

import io.trackplane.kernel.Permission;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.PlanFile;
import io.trackplane.plan.Plans;
import io.trackplane.tenancy.Application;
import io.trackplane.web.RequiresPermission;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan as files that say everything: tables, JSON Schema and its canonical JSON. */
@Controller
class PlanExportController {
    private final PlanDrafts drafts;
    private final Plans plans;

    PlanExportController(PlanDrafts drafts, Plans plans) {
        this.drafts = drafts;
        this.plans = plans;
    }

    @GetMapping(PlanPaths.PLAN + "/export/{file}")
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<byte[]> download(
            Application application,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable Integer version) {
        var content = version == null ? drafts.of(application).content() : plans.content(application, version);
        var made = PlanFile.of(file, content);
        var name = application.key() + (version == null ? "-draft" : "-v" + version) + file.substring("plan".length());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .contentType(MediaType.parseMediaType(made.type()))
                .body(made.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
