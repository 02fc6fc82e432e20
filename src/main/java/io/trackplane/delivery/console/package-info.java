/** The pages of sampling, event filters and remote configuration. */
@NullMarked
package io.trackplane.delivery.console;

import org.jspecify.annotations.NullMarked;
