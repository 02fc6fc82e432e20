/** The command palette. */
@NullMarked
package io.trackplane.web.palette;

import org.jspecify.annotations.NullMarked;
