/** What templates can ask besides the model, and what happens to every text that is posted. */
@NullMarked
package io.trackplane.web.view;

import org.jspecify.annotations.NullMarked;
