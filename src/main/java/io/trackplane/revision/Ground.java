package io.trackplane.revision;

import io.trackplane.kernel.Scope;
import io.trackplane.tenancy.Environment;

/** The environment that drafts and revisions belong to, as the beginning of their identifiers. */
record Ground(String tenant, String application, String environment) {
    private static final int DIGITS = 12;

    static Ground of(Environment environment) {
        return new Ground(environment.tenant(), environment.application(), environment.key());
    }

    static Ground of(Published published) {
        return new Ground(published.tenant(), published.application(), published.environment());
    }

    /** {@code tenant/application/environment}. */
    String id() {
        return tenant + "/" + application + "/" + environment;
    }

    /** Identifier of a revision. Numbers have no gaps, so every identifier can be written down without asking. */
    String id(long number) {
        return id() + "/" + ("%0" + DIGITS + "d").formatted(number);
    }

    /** Identifier of the draft of a part. */
    String id(PartName part) {
        return id() + "/" + part;
    }

    /** The environment of a revision's identifier; keys contain no slash. */
    static Ground ofRevision(String id) {
        var steps = id.split("/", -1);
        return new Ground(steps[0], steps[1], steps[2]);
    }

    static long number(String id) {
        return Long.parseLong(id.substring(id.length() - DIGITS));
    }

    Scope scope() {
        return Scope.environment(tenant, application, environment);
    }
}
