/**
 * What the numbers mean, in SQL: visits, visitors, sessions, rankings, the ledger. One query per definition; {@code docs/adr/0014-what-numbers-mean.md}
 * says what METRICS leaves open.
 */
@NullMarked
package io.trackplane.insight.metric;

import org.jspecify.annotations.NullMarked;
