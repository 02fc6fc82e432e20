/** What questions have in common: which events they are about, the steps of a time axis, reading rows, ratios. */
@NullMarked
package io.trackplane.insight.asking;

import org.jspecify.annotations.NullMarked;
