package io.trackplane.tenancy;

/** Where an application runs. Message keys: {@code tenancy.platform.<key>}. */
public enum Platform {
    WEB,
    IOS,
    ANDROID,
    MINIPROGRAM,
    SERVER,
    DEVICE;

    /** The name as SDKs send it, such as {@code miniprogram}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
