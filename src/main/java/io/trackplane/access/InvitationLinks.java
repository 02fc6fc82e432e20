package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.OwnerInvitation;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The links that are handed out: under the configured public address, else under the one the request came to. */
@Component
class InvitationLinks implements OwnerInvitation {
    static final String PATH = "/invitations/";

    private final Invitations invitations;
    private final @Nullable URI publicUrl;

    InvitationLinks(Invitations invitations, AccessProperties settings) {
        this.invitations = invitations;
        this.publicUrl = settings.publicUrl();
    }

    /** The link to hand over; only while a request is being answered. */
    String link(Invitations.Issued issued) {
        var base = publicUrl == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicUrl.toString();
        return withoutEndingSlash(base) + PATH + issued.token();
    }

    @Override
    public boolean accepts(String email) {
        return Emails.isAddress(Emails.normal(email));
    }

    @Override
    public String invite(String tenant, String email, Actor actor) {
        return link(invitations.inviteOwner(tenant, email, actor));
    }

    private static String withoutEndingSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
