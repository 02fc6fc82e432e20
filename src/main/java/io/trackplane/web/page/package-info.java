/** The page of all pieces. */
@NullMarked
package io.trackplane.web.page;

import org.jspecify.annotations.NullMarked;
