package io.trackplane.flag;

/** With what kind of key flags are asked for. */
public enum Audience {
    /** A public key: only flags that are visible to clients. */
    CLIENT,
    /** A secret key, or a member in the console: all flags. */
    SERVER;

    boolean sees(Flag flag) {
        return this == SERVER || flag.visibleToClients();
    }
}
