/** The texts of all modules, and which language a page speaks. */
@NullMarked
package io.trackplane.web.language;

import org.jspecify.annotations.NullMarked;
