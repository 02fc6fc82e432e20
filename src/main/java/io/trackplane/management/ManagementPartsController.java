package io.trackplane.management;

import io.trackplane.kernel.Permission;
import io.trackplane.management.PartAccess.Wanted;
import io.trackplane.management.PartAnswers.KindAnswer;
import io.trackplane.management.PartAnswers.PartAnswer;
import io.trackplane.management.PartAnswers.PartLine;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything an environment serves, part by part: flags, segments, parameters, sampling and whatever kinds there will be. */
@RestController
class ManagementPartsController {
    private static final String PARTS = Places.ENVIRONMENT + "/parts";
    private static final String PART = PARTS + "/{kind}/{key}";

    /** As many bytes as the largest part can have, written with escapes. */
    private static final int LARGEST = 2 * 1024 * 1024;

    private final Places places;
    private final PartKinds kinds;
    private final PartAccess edits;

    ManagementPartsController(Places places, PartKinds kinds, PartAccess edits) {
        this.places = places;
        this.kinds = kinds;
        this.edits = edits;
    }

    @GetMapping(Paths.MANAGEMENT + "/kinds")
    @RequiresPermission(Permission.TENANT_READ)
    List<KindAnswer> kinds() {
        return kinds.all().stream()
                .map(kind -> new KindAnswer(
                        kind.key(),
                        kind.isSingle(),
                        BundleSections.name(kind),
                        kind.permission().key(),
                        BundleSections.actsAtOnce(kind)))
                .toList();
    }

    @GetMapping(PARTS)
    @RequiresPermission(Permission.TENANT_READ)
    List<PartLine> list(
            @PathVariable String application,
            @PathVariable String environment,
            @RequestParam(required = false) @Nullable String kind,
            Caller caller) {
        if (kind != null) {
            edits.kind(kind);
        }
        return edits.list(places.environment(caller, application, environment), kind);
    }

    @GetMapping(PART)
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<PartAnswer> get(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String kind,
            @PathVariable String key,
            Caller caller) {
        return answer(edits.get(places.environment(caller, application, environment), new PartName(kind, key)));
    }

    @PutMapping(PART)
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<PartAnswer> put(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean publish,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        edits.kind(kind);
        var document = BundleFormat.named(request.getContentType()).read(RequestBody.read(request, LARGEST));
        var wanted =
                new Wanted(new PartName(kind, key), document.toString(), EntityTags.seen(request), publish, reason);
        return answer(edits.change(places.environment(caller, application, environment), wanted, caller));
    }

    @DeleteMapping(PART)
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<PartAnswer> delete(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean publish,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller,
            HttpServletRequest request) {
        var wanted = new Wanted(new PartName(kind, key), null, EntityTags.seen(request), publish, reason);
        return answer(edits.change(places.environment(caller, application, environment), wanted, caller));
    }

    private static ResponseEntity<PartAnswer> answer(PartAnswer part) {
        return ResponseEntity.ok()
                .eTag('"' + part.basis() + '"')
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(part);
    }
}
