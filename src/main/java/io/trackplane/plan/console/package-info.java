/** The pages of the tracking plan. They stand under an environment like all others; the plan is its application's. */
@NullMarked
package io.trackplane.plan.console;

import org.jspecify.annotations.NullMarked;
