package io.trackplane.ingest.erasure;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Erasures, for programs: the same rules as in the console. */
@RestController
class ManagementErasuresController {
    private static final String LIST = Paths.MANAGEMENT + "/erasures";
    private static final int MOST = 200;

    private final Erasures erasures;

    ManagementErasuresController(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * Somebody to be erased.
     *
     * @param devices also what the person's devices sent without a user id; yes where it is null or missing
     */
    record Wanted(
            @Nullable String identifier,
            @Nullable Boolean devices,
            @Nullable String reason) {
        ErasureWish wish() {
            return new ErasureWish(text(identifier), !Boolean.FALSE.equals(devices), text(reason));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    /** Somebody whose receipts are looked for. */
    record Sought(@Nullable String identifier) {}

    /** It is recorded and will be done; the address says how far it is. */
    @PostMapping(LIST)
    @RequiresPermission(Permission.PERSONS_ERASE)
    ResponseEntity<ErasureAnswer> ask(@RequestBody Wanted wanted, Caller caller) {
        var asked = erasures.ask(tenant(caller), wanted.wish(), caller.actor()).erasure();
        return ResponseEntity.accepted()
                .location(URI.create(LIST + "/" + asked.id()))
                .body(ErasureAnswer.of(asked));
    }

    /** @param before id of the erasure after which the answer begins */
    @GetMapping(LIST)
    @RequiresPermission(Permission.AUDIT_READ)
    List<ErasureAnswer> list(
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw new Problem.Invalid("limit", Message.of("ingest.erasure.problem.limit", MOST));
        }
        var all = erasures.of(tenant(caller)).stream();
        var from = before == null
                ? all
                : all.dropWhile(one -> !one.id().equals(before)).skip(1);
        return from.limit(limit).map(ErasureAnswer::of).toList();
    }

    @PostMapping(LIST + "/find")
    @RequiresPermission(Permission.PERSONS_ERASE)
    List<ErasureAnswer> find(@RequestBody Sought sought, Caller caller) {
        var identifier = sought.identifier() == null ? "" : sought.identifier();
        return erasures.of(tenant(caller), identifier).stream()
                .map(ErasureAnswer::of)
                .toList();
    }

    @GetMapping(LIST + "/{erasure}")
    @RequiresPermission(Permission.AUDIT_READ)
    ErasureAnswer get(@PathVariable String erasure, Caller caller) {
        return ErasureAnswer.of(erasures.get(tenant(caller), erasure));
    }

    /** The tenant of the token; the route check lets nobody without one in. */
    private static String tenant(Caller caller) {
        return Objects.requireNonNull(caller.tenant());
    }
}
