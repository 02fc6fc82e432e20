package io.trackplane.delivery.console;

import org.jspecify.annotations.Nullable;

/** The small forms of the sampling page. */
final class SamplingForms {
    private SamplingForms() {}

    /**
     * The default rate.
     *
     * @param rate in percent, as typed
     */
    record DefaultRate(@Nullable String rate) {
        String typed() {
            return rate == null ? "" : rate;
        }
    }

    /**
     * For how many visitors the precision is shown.
     *
     * @param visitors as typed
     */
    record Visitors(@Nullable String visitors) {
        /** The number; 0 when it is none between 1 and {@link Precision#MOST}. */
        long number() {
            var digits = visitors == null ? "" : visitors.replaceAll("[ ,，]", "");
            if (!digits.matches("[0-9]{1,11}")) {
                return 0;
            }
            long number = Long.parseLong(digits);
            return number > Precision.MOST ? 0 : number;
        }
    }
}
