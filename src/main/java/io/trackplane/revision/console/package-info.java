/** The pages of drafts and revisions. */
@NullMarked
package io.trackplane.revision.console;

import org.jspecify.annotations.NullMarked;
