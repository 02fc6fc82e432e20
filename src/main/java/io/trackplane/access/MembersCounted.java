package io.trackplane.access;

import io.trackplane.tenancy.MemberCount;
import org.springframework.stereotype.Component;

/** Tells start pages whether somebody works there alone. */
@Component
class MembersCounted implements MemberCount {
    private final Memberships memberships;

    MembersCounted(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public int of(String tenant) {
        return memberships.of(tenant).size();
    }
}
