package io.trackplane.tenancy;

/**
 * A key just made, with the only sight of it.
 *
 * @param key what is stored
 * @param presented what SDKs present
 */
public record IssuedKey(SdkKey key, String presented) {
    /** Hides the key, for logs. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.shown() + "]";
    }
}
