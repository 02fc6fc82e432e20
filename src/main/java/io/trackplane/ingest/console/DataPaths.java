package io.trackplane.ingest.console;

import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;

/** Where the pages of the data are. */
final class DataPaths {
    private static final String DATA = Paths.ENVIRONMENT + "/data";

    /** Mapping of the live view. */
    static final String LIVE = DATA + "/live";

    /** Mapping of the debug form. */
    static final String DEBUG = DATA + "/debug";

    /** Mapping of the quarantine. */
    static final String QUARANTINE = DATA + "/quarantine";

    /** Mapping of the ledger. */
    static final String LEDGER = DATA + "/ledger";

    private DataPaths() {}

    static String base(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key());
    }
}
