package io.trackplane.ingest.collect;

import java.util.Arrays;

/** The paths of collectors. */
enum CollectRoute {
    TRACK(Paths.TRACK, WireShape.TRACK),
    TRACK_BATCH(Paths.TRACK_BATCH, WireShape.TRACK),
    TRACK_ANY(Paths.TRACK_ANY, WireShape.TRACK_OR_DEVICE),
    TELEMETRY(Paths.TELEMETRY, WireShape.TELEMETRY);

    private final String path;
    private final WireShape shape;

    CollectRoute(String path, WireShape shape) {
        this.path = path;
        this.shape = shape;
    }

    static CollectRoute of(String path) {
        return Arrays.stream(values())
                .filter(route -> route.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no collector at " + path));
    }

    String path() {
        return path;
    }

    WireShape shape() {
        return shape;
    }

    /** As annotations need them. */
    static final class Paths {
        static final String TRACK = "/api/v1/track";
        static final String TRACK_BATCH = "/api/v1/track/batch";
        static final String TRACK_DEBUG = "/api/v1/track/debug";
        static final String TRACK_HEALTH = "/api/v1/track/health";
        static final String TRACK_ANY = "/api/track";
        static final String TELEMETRY = "/api/telemetry/batch";

        private Paths() {}
    }
}
