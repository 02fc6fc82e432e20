package io.trackplane.tenancy.console;

import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.SdkKey;
import java.time.Instant;
import java.util.List;

/**
 * The keys panel.
 *
 * @param base where the environment's pages are
 * @param signingOverlaps whether the signing secret before the present one still works
 */
record KeysView(Environment environment, String base, List<Row> rows, boolean signingOverlaps) {
    /**
     * One key.
     *
     * @param href where its pages are
     */
    record Row(SdkKey key, SdkKey.State state, boolean works, String href) {}

    static KeysView of(Environment environment, List<SdkKey> keys, Instant now) {
        var base = EnvironmentPaths.start(environment);
        var rows = keys.stream()
                .map(key -> new Row(key, key.state(now), key.works(now), base + "/keys/" + key.id()))
                .toList();
        var signing = environment.signing();
        return new KeysView(environment, base, rows, signing != null && signing.overlaps(now));
    }
}
