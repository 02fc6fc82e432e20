package io.trackplane.delivery;

import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.RequestCounts;
import io.trackplane.tenancy.SdkKeyAuthentication;
import io.trackplane.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who reads configuration, and how often. Every reading route begins here. */
@Component
class Reader {
    private final SdkKeyAuthentication authentication;
    private final Tenants tenants;
    private final Snapshots snapshots;
    private final RequestCounts counts = new RequestCounts();

    Reader(SdkKeyAuthentication authentication, Tenants tenants, Snapshots snapshots) {
        this.authentication = authentication;
        this.tenants = tenants;
        this.snapshots = snapshots;
    }

    /**
     * Lets somebody in who says in the address whom they ask for.
     *
     * @throws Problem.Unauthenticated without a key that works
     * @throws Problem.Forbidden for a page of an origin that is not allowed
     * @throws Problem.TooMany over the rate limit of the address and visitor, or of the key
     */
    Reading admit(HttpServletRequest request, HttpServletResponse response) {
        var reading = recognise(request, response);
        count(reading, request, request.getParameter("user_id"));
        return reading;
    }

    /**
     * Lets somebody in who says in the body whom they ask for. A body that cannot be read counts too.
     *
     * @throws Problem as {@link #admit} and {@link RequestBodies#json} say
     */
    Posting admitPosting(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = recognise(request, response);
        try {
            var body = RequestBodies.json(request, reading.limits().requestBytes());
            var context = Contexts.ofBody(body);
            count(reading, request, context.targetingKey());
            return new Posting(reading, body, context);
        } catch (Problem.Malformed | Problem.TooLarge unread) {
            count(reading, request, null);
            throw unread;
        }
    }

    private Reading recognise(HttpServletRequest request, HttpServletResponse response) {
        var caller = authentication.authenticate(request, response);
        var limits = tenants.get(caller.key().tenant()).limits();
        return new Reading(caller, limits, snapshots.of(caller.environment()));
    }

    private void count(Reading reading, HttpServletRequest request, @Nullable String visitor) {
        var key = reading.caller().key().id();
        if (reading.isPublic()) {
            counts.countPublic(key, reading.limits(), request.getRemoteAddr(), visitor);
        } else {
            counts.countSecret(key, reading.limits());
        }
    }
}
