package io.trackplane.delivery;

/** The kill switch for everything an environment collects: a part that exists while it is thrown. Acts at once, without a draft. */
public final class CollectionSwitch {
    /** Kind and key of the part. */
    public static final String KIND = "collection-off";

    /** Its only content. */
    public static final String OFF = "{\"off\":true}";

    private CollectionSwitch() {}
}
