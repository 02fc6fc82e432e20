package io.trackplane.insight.deliveries;

import java.util.Locale;

/** How far a registered delivery is. */
public enum DeliveryState {
    /** Its first day is to come. */
    PLANNED,
    /** It is shown now, as far as anybody registered. */
    RUNNING,
    /** Its last day is over. */
    ENDED,
    /** Somebody closed it. */
    CLOSED;

    /** The name in message keys and the management API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
