package io.trackplane.kernel;

import java.io.Serializable;

/**
 * Who makes a change.
 *
 * @param kind what sort of actor this is
 * @param id stable identifier: a user id for people, a token id for management tokens, a fixed word otherwise
 * @param name what people read in the audit trail: an e-mail address, a token's label
 */
public record Actor(Kind kind, String id, String name) implements Serializable {
    /** The server itself, for work nobody asked for at that moment. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system", "system");

    public static Actor person(String userId, String email) {
        return new Actor(Kind.PERSON, userId, email);
    }

    public static Actor token(String tokenId, String label) {
        return new Actor(Kind.TOKEN, tokenId, label);
    }

    /** The sorts of actors. */
    public enum Kind {
        PERSON,
        TOKEN,
        SYSTEM
    }
}
