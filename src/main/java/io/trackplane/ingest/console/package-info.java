/** The pages of the data itself: what arrives now, what was kept aside and why, and whether the counts add up. */
@NullMarked
package io.trackplane.ingest.console;

import org.jspecify.annotations.NullMarked;
