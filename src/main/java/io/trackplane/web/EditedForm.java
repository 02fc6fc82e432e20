package io.trackplane.web;

import io.trackplane.web.TwoEditors.Stored;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** A posted form that was made from a version of a thing, and is saved only if nobody changed the same fields since. */
public final class EditedForm {
    private final Forms forms;
    private final PostedForm form;
    private final Model model;
    private final TwoEditors editors;
    private final Supplier<Stored> stored;

    EditedForm(Forms forms, PostedForm form, Model model, TwoEditors editors, Supplier<Stored> stored) {
        this.forms = forms;
        this.form = form;
        this.model = model;
        this.editors = editors;
        this.stored = stored;
    }

    /**
     * Saves on top of the version it is given; may throw {@link io.trackplane.kernel.Problem.Stale}. What somebody else
     * made of the same fields is put to the person: 409 with the model attribute {@code merge} for {@code ui/merge}.
     * Whenever nothing is saved, {@code made} is what the form was made from, for {@code ui/form :: originals}.
     */
    public Outcome<?> change(LongConsumer change) {
        var merge = form.attempt(() -> editors.save(stored, change));
        merge.flatMap(asked -> asked).ifPresent(this::ask);
        var saved = merge.filter(Optional::isEmpty);
        if (saved.isEmpty()) {
            model.addAttribute("made", editors.madeFrom());
        }
        return new Outcome<>(forms, saved);
    }

    private void ask(Merge merge) {
        model.addAttribute("merge", merge);
        form.refused(HttpStatus.CONFLICT);
    }
}
