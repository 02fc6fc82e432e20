/** Actions that people are asked to take, seed 001: who sees one, starts and completes it. */
@NullMarked
package io.trackplane.insight.actions;

import org.jspecify.annotations.NullMarked;
