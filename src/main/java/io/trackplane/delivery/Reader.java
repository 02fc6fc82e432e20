package io.trackplane.delivery;

import io.trackplane.flag.Audience;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeyAuthentication;
import io.trackplane.tenancy.SdkKeyAuthentication.SdkCaller;
import io.trackplane.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Who reads configuration, and how often. Every reading route begins here. */
@Component
class Reader {
    private final SdkKeyAuthentication authentication;
    private final Tenants tenants;
    private final Snapshots snapshots;
    private final RateLimit byKey = new RateLimit();
    private final RateLimit byVisitor = new RateLimit();

    Reader(SdkKeyAuthentication authentication, Tenants tenants, Snapshots snapshots) {
        this.authentication = authentication;
        this.tenants = tenants;
        this.snapshots = snapshots;
    }

    /**
     * A caller that was let in.
     *
     * @param audience what its key may see
     * @param snapshot what its environment serves
     */
    record Reading(SdkCaller caller, Audience audience, Snapshot snapshot) {
        /** Begins the entity tag of every answer: environment, revision and what the key may see. */
        String tag() {
            return snapshot.tag() + (audience == Audience.CLIENT ? "-c" : "-s");
        }
    }

    /**
     * Lets a caller in.
     *
     * @throws Problem.Unauthenticated without a key that works
     * @throws Problem.Forbidden for a page of an origin that is not allowed
     * @throws Problem.TooMany over the rate limit of the key, or of the address and visitor
     */
    Reading admit(HttpServletRequest request, HttpServletResponse response) {
        var caller = authentication.authenticate(request, response);
        var key = caller.key();
        var limits = tenants.get(key.tenant()).limits();
        refuse(byKey.count(key.id(), limits.requestsPerMinutePerKey()));
        boolean isPublic = key.kind() == SdkKey.Kind.CLIENT;
        if (isPublic) {
            refuse(byVisitor.count(visitor(key, request), limits.requestsPerMinutePerVisitor()));
        }
        return new Reading(caller, isPublic ? Audience.CLIENT : Audience.SERVER, snapshots.of(caller.environment()));
    }

    private static String visitor(SdkKey key, HttpServletRequest request) {
        var user = request.getParameter("user_id");
        return key.id() + ' ' + request.getRemoteAddr() + ' ' + (user == null ? "" : user);
    }

    private static void refuse(long nanos) {
        if (nanos > 0) {
            throw new Problem.TooMany(
                    Message.of("delivery.problem.too-many-requests"),
                    Duration.ofNanos(nanos).plusSeconds(1));
        }
    }
}
