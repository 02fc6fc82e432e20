/** What people paste, cut into tables and examples: Markdown, CSV and cells from a spreadsheet. Knows nothing of plans. */
@NullMarked
package io.trackplane.plan.paste;

import org.jspecify.annotations.NullMarked;
