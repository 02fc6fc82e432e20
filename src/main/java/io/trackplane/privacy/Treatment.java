package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a whole field and all that is below it.
 *
 * @param order number of the rule; {@link Wanted#NOBODY} when the field's class decided
 * @param rule id of the rule; null when the field's class decided
 * @param piiClass the class; null when a rule decided
 * @param action what is done
 * @param because the evidence
 */
record Treatment(int order, @Nullable String rule, @Nullable PiiClass piiClass, MaskingAction action, Message because) {
    /** What the plan's class asks for; null for {@link PiiClass#NONE}. */
    static @Nullable Treatment of(PiiClass piiClass) {
        return switch (piiClass) {
            case NONE -> null;
            case IDENTIFIER, CONTACT, LOCATION -> of(piiClass, MaskingAction.hash());
            case FINANCIAL -> of(piiClass, MaskingAction.partial(0, 4));
            case SECRET -> of(piiClass, MaskingAction.remove());
        };
    }

    private static Treatment of(PiiClass piiClass, MaskingAction action) {
        return new Treatment(Wanted.NOBODY, null, piiClass, action, Message.of("privacy.because.class", piiClass));
    }

    /** Whether nothing outweighs it. */
    boolean absolute() {
        return piiClass == PiiClass.SECRET;
    }

    /** Of two for one field the one that holds: a secret class, else the earlier rule, else the stricter class. */
    static @Nullable Treatment stronger(@Nullable Treatment one, @Nullable Treatment other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        if (one.absolute() || other.absolute()) {
            return one.absolute() ? one : other;
        }
        if (one.piiClass != null && other.piiClass != null) {
            return one.piiClass.compareTo(other.piiClass) >= 0 ? one : other;
        }
        return one.order <= other.order ? one : other;
    }
}
