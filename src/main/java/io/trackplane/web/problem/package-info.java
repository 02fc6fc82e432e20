/** What goes wrong, told as a page, as a notice in the corner of one, or as JSON; the name of every request. */
@NullMarked
package io.trackplane.web.problem;

import org.jspecify.annotations.NullMarked;
