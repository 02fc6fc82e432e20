package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.kernel.FieldChange;
import io.trackplane.revision.Draft;
import io.trackplane.tenancy.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the tabs of a flag.
 *
 * @param base path of the environment
 * @param path of the flag
 * @param flag as it is drafted, else as it is published
 * @param tab which tab is open
 * @param state what it does now
 * @param draft what waits to be published; null when nothing does
 * @param difference what the draft changes
 * @param revision what the environment serves
 * @param killed whether its kill switch is thrown
 */
record FlagHead(
        Environment environment,
        String base,
        String path,
        Flag flag,
        String tab,
        FlagState state,
        @Nullable Draft draft,
        List<FieldChange> difference,
        long revision,
        boolean killed) {
    /** Whether its end is drafted. */
    public boolean ends() {
        return draft != null && draft.content() == null;
    }

    /** Where its draft is published. */
    public String publish() {
        return base + "/publish?only=flag/" + flag.key();
    }

    /** Where its draft is discarded. */
    public String discard() {
        return base + "/drafts/flag/" + flag.key() + "/discard";
    }

    /** Which permission publishing needs here. */
    public String publishing() {
        return PartEditing.publishing(environment).name();
    }
}
