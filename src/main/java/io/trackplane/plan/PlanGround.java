package io.trackplane.plan;

import io.trackplane.tenancy.Application;

/** The application that a plan belongs to, as the beginning of identifiers. */
record PlanGround(String tenant, String application) {
    private static final int DIGITS = 9;

    static PlanGround of(Application application) {
        return new PlanGround(application.tenant(), application.key());
    }

    /** {@code tenant/application}. */
    String id() {
        return tenant + "/" + application;
    }

    /** Identifier of a version. Numbers have no gaps, so every identifier can be written down without asking. */
    String id(int number) {
        return id() + "/" + ("%0" + DIGITS + "d").formatted(number);
    }

    /** Identifier of the draft that stands in for a definition. */
    String id(DefinitionName name) {
        return id() + "/" + name;
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.length() - DIGITS));
    }
}
