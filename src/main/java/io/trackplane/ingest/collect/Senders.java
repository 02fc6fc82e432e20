package io.trackplane.ingest.collect;

import io.trackplane.delivery.Snapshots;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.RequestCounts;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeyAuthentication;
import io.trackplane.tenancy.SignatureAuthentication;
import io.trackplane.tenancy.SignatureAuthentication.Signature;
import io.trackplane.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who sends events, and counts how often. */
@Component
class Senders {
    private final SdkKeyAuthentication keys;
    private final SignatureAuthentication signatures;
    private final Tenants tenants;
    private final Snapshots snapshots;
    private final RequestCounts counts = new RequestCounts();

    Senders(SdkKeyAuthentication keys, SignatureAuthentication signatures, Tenants tenants, Snapshots snapshots) {
        this.keys = keys;
        this.signatures = signatures;
        this.tenants = tenants;
        this.snapshots = snapshots;
    }

    /**
     * The sender who presents a key.
     *
     * @throws Problem.Unauthenticated when it does not work
     * @throws Problem.Forbidden for a page of an origin that is not allowed
     */
    Sender withKey(HttpServletRequest request, HttpServletResponse response) {
        var caller = keys.authenticate(request, response);
        return sender(caller.environment(), caller.key().id(), caller.key().kind() == SdkKey.Kind.CLIENT);
    }

    /**
     * The sender who signed a body.
     *
     * @throws Problem.Unauthenticated when there is no signature, or one that is wrong
     * @throws Problem.Forbidden for a page of an origin that is not allowed
     */
    Sender withSignature(@Nullable Signature signature, HttpServletRequest request, HttpServletResponse response) {
        if (signature == null) {
            throw new Problem.Unauthenticated(
                    Message.of("tenancy.problem.signature-missing", Limits.DEFAULT.requestBytes()));
        }
        var caller = signatures.authenticate(signature, request, response);
        return sender(caller.environment(), "signed " + caller.environment().id(), caller.isLegacy());
    }

    private Sender sender(Environment environment, String credential, boolean isPublic) {
        var limits = tenants.get(environment.tenant()).limits();
        return new Sender(environment, credential, isPublic, limits, snapshots.of(environment));
    }

    /**
     * Counts a request.
     *
     * @param visitor whom it is about; null when it does not say, or could not be read
     * @throws Problem.TooMany when there are too many
     */
    void count(Sender sender, HttpServletRequest request, @Nullable String visitor) {
        if (sender.isPublic()) {
            counts.countPublic(sender.credential(), sender.limits(), request.getRemoteAddr(), visitor);
        } else {
            counts.countSecret(sender.credential(), sender.limits());
        }
    }
}
