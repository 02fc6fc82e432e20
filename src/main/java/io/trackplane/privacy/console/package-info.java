/** The pages of masking and consent. */
@NullMarked
package io.trackplane.privacy.console;

import org.jspecify.annotations.NullMarked;
