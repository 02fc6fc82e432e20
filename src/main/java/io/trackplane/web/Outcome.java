package io.trackplane.web;

import io.trackplane.kernel.Message;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of a posted form: it was done and there may be something to show, or it was refused. */
public final class Outcome<T> {
    private final Forms forms;
    private final Optional<T> done;

    Outcome(Forms forms, Optional<T> done) {
        this.forms = forms;
        this.done = done;
    }

    /** Leads to a page when it was done, with a toast there. */
    public Answer thenRedirect(String path, String toast, Serializable... arguments) {
        return then(value -> forms.redirect(path, Message.of(toast, arguments)));
    }

    /** The view when it was done. */
    public Answer then(Function<? super T, String> view) {
        return new Answer(done.map(view));
    }

    /** The view when it was done, and soon the other one. */
    public static final class Answer {
        private final Optional<String> view;

        private Answer(Optional<String> view) {
            this.view = view;
        }

        /** The page of the form when it was refused. It finds the form and what is wrong with it in the model. */
        public String orShow(Supplier<String> page) {
            return view.orElseGet(page);
        }
    }
}
