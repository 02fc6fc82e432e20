package io.trackplane.privacy;

import org.jspecify.annotations.Nullable;

/**
 * What a request says about its visitor's wishes.
 *
 * @param doNotTrack whether the browser asks not to track
 * @param choice what the visitor chose in this application
 */
public record ConsentSigns(boolean doNotTrack, Choice choice) {
    /** The visitor's choice. */
    public enum Choice {
        GRANTED,
        REFUSED,
        /** Not asked, not answered, or the client does not say. */
        UNKNOWN
    }

    /**
     * Reads headers and the event.
     *
     * @param doNotTrack header {@code DNT}; {@code 1} asks not to track
     * @param globalPrivacyControl header {@code Sec-GPC}; {@code 1} asks not to track
     * @param consent {@code consent} of the event or its batch; null when not given
     */
    public static ConsentSigns of(
            @Nullable String doNotTrack, @Nullable String globalPrivacyControl, @Nullable Boolean consent) {
        var wish = "1".equals(trimmed(doNotTrack)) || "1".equals(trimmed(globalPrivacyControl));
        if (consent == null) {
            return new ConsentSigns(wish, Choice.UNKNOWN);
        }
        return new ConsentSigns(wish, consent ? Choice.GRANTED : Choice.REFUSED);
    }

    private static @Nullable String trimmed(@Nullable String header) {
        return header == null ? null : header.trim();
    }
}
