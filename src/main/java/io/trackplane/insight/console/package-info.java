/** The dashboards of an environment, and what its start page says of its events. */
@NullMarked
package io.trackplane.insight.console;

import org.jspecify.annotations.NullMarked;
