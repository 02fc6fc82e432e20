/** Errors of clients: how many sessions meet one, which there are, since when and for whom. */
@NullMarked
package io.trackplane.insight.errors;

import org.jspecify.annotations.NullMarked;
