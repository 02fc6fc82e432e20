/** Web vitals: how fast and how steady pages are for the people who use them. */
@NullMarked
package io.trackplane.insight.vitals;

import org.jspecify.annotations.NullMarked;
