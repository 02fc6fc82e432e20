package io.trackplane.ingest.erasure;

import io.trackplane.web.Paths;

/** Where the pages about erasures are. */
final class ErasurePaths {
    /** Mapping of the list. */
    static final String LIST = Paths.TENANT + "/erasures";

    /** Mapping of one. */
    static final String ONE = LIST + "/{erasure}";

    private ErasurePaths() {}

    static String list(String tenant) {
        return Paths.tenant(tenant) + "/erasures";
    }

    static String one(Erasure erasure) {
        return list(erasure.tenant()) + "/" + erasure.id();
    }
}
