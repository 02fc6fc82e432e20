package io.trackplane.management;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Secrets;
import io.trackplane.management.BundleWriting.Extent;
import io.trackplane.management.BundleWriting.Target;
import io.trackplane.tenancy.Application;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The configuration of an application as one document, for pipelines. */
@RestController
class ManagementBundleController {
    private static final String BUNDLE = Places.APPLICATION + "/bundle";

    private final Bundles bundles;
    private final Places places;

    ManagementBundleController(Bundles bundles, Places places) {
        this.bundles = bundles;
        this.places = places;
    }

    @GetMapping(BUNDLE)
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<byte[]> read(
            @PathVariable String application,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Caller caller) {
        var format = BundleFormat.named(accept);
        var document = bundles.export(places.application(caller, application));
        return ResponseEntity.ok()
                .eTag(tag(BundleFormat.JSON.write(document)))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(MediaType.parseMediaType(format.contentType()))
                .body(format.write(document));
    }

    @PutMapping(BUNDLE)
    @RequiresPermission(Permission.PUBLISH)
    BundleOutcome replace(
            @PathVariable String application,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        var writing = new BundleWriting(Extent.WHOLE, target(dryRun, draft), reason, caller);
        return write(places.application(caller, application), writing, request);
    }

    @PatchMapping(BUNDLE)
    @RequiresPermission(Permission.PUBLISH)
    BundleOutcome add(
            @PathVariable String application,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        var writing = new BundleWriting(Extent.NAMED, target(dryRun, draft), reason, caller);
        return write(places.application(caller, application), writing, request);
    }

    private BundleOutcome write(Application application, BundleWriting writing, HttpServletRequest request)
            throws IOException {
        refuseStale(application, request.getHeader(HttpHeaders.IF_MATCH));
        var body = RequestBody.read(request, BundleFormat.LARGEST);
        var document = BundleFormat.named(request.getContentType()).read(body);
        return bundles.write(application, bundles.read(application, document), writing);
    }

    private static Target target(boolean dryRun, boolean draft) {
        if (dryRun) {
            return Target.NOWHERE;
        }
        return draft ? Target.DRAFTS : Target.REVISIONS;
    }

    /** Whoever says what they read is told when it is different by now. */
    private void refuseStale(Application application, @Nullable String seen) {
        if (seen != null && !seen.equals(tag(BundleFormat.JSON.write(bundles.export(application))))) {
            throw new Problem.Stale(0);
        }
    }

    private static String tag(byte[] document) {
        return '"'
                + Secrets.digest(new String(document, StandardCharsets.UTF_8)).substring(0, 32)
                + '"';
    }
}
