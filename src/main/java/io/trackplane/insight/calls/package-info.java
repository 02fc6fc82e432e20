/** Calls of APIs as clients see them: how many succeed and how long they take. */
@NullMarked
package io.trackplane.insight.calls;

import org.jspecify.annotations.NullMarked;
