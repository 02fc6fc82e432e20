/** The pages of flags and segments. */
@NullMarked
package io.trackplane.flag.console;

import org.jspecify.annotations.NullMarked;
