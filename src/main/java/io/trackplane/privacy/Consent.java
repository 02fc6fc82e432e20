package io.trackplane.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;

/**
 * The consent that an environment's collection needs: the part {@code consent}.
 *
 * @param mode what is asked for; {@link Mode#RESPECT_DNT} when not given
 */
public record Consent(Mode mode) {
    /** Kind and key of the part. */
    public static final String KIND = "consent";

    /** What is asked for before an event is collected. */
    public enum Mode {
        /** Nothing. */
        OFF,
        /** Events of visitors who ask not to be tracked, or who refused, are not collected. */
        RESPECT_DNT,
        /** Only events of visitors who agreed are collected. Having agreed outweighs a browser's general wish. */
        REQUIRED;

        @JsonValue
        public String key() {
            return Keys.of(this);
        }

        /** The mode of that key. */
        @JsonCreator
        static Mode of(String key) {
            return Keys.read(key, values());
        }
    }

    public Consent {
        mode = mode == null ? Mode.RESPECT_DNT : mode;
    }

    /**
     * Reads the canonical JSON.
     *
     * @throws Problem.Invalid when it is not JSON of this shape
     */
    public static Consent parse(String json) {
        return CanonicalJson.read(json, Consent.class);
    }

    /** The canonical JSON. */
    public String json() {
        return CanonicalJson.write(this);
    }

    /** Whether clients must wait until a visitor agrees: {@code consent.required} of the telemetry configuration. */
    public boolean required() {
        return mode == Mode.REQUIRED;
    }

    /** Whether clients must look at Do-Not-Track: {@code consent.respect_dnt} of the telemetry configuration. */
    public boolean respectDoNotTrack() {
        return mode == Mode.RESPECT_DNT;
    }

    /** Whether an event with these signs is collected. */
    public Decision decide(ConsentSigns signs) {
        return switch (mode) {
            case OFF -> Decision.COLLECT;
            case RESPECT_DNT -> respectful(signs);
            case REQUIRED -> signs.choice() == ConsentSigns.Choice.GRANTED ? Decision.COLLECT : Decision.NO_CONSENT;
        };
    }

    private static Decision respectful(ConsentSigns signs) {
        if (signs.choice() == ConsentSigns.Choice.REFUSED) {
            return Decision.NO_CONSENT;
        }
        return signs.doNotTrack() ? Decision.DO_NOT_TRACK : Decision.COLLECT;
    }

    /** What happens to an event. */
    public enum Decision {
        /** It goes on. */
        COLLECT,
        /** It is dropped: the visitor asks not to be tracked. */
        DO_NOT_TRACK,
        /** It is dropped: the visitor refused, or has not agreed where that is needed. */
        NO_CONSENT;

        /** Whether the event goes on. */
        public boolean collects() {
            return this == COLLECT;
        }

        /** The reason, for people. */
        public Message because() {
            return switch (this) {
                case COLLECT -> Message.of("privacy.consent.collect");
                case DO_NOT_TRACK -> Message.of("privacy.consent.do-not-track");
                case NO_CONSENT -> Message.of("privacy.consent.missing");
            };
        }
    }
}
