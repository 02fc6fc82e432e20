/** The statistics API: who may ask, and answers that are JSON or CSV of one definition. */
@NullMarked
package io.trackplane.insight.statistics;

import org.jspecify.annotations.NullMarked;
