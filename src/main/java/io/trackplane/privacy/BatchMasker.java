package io.trackplane.privacy;

import io.trackplane.event.Event;

/**
 * Masks the events of one batch one after the other; what comes out is what {@link Masker#mask} makes of each. They come from one client, so that most name the
 * same user, session and page: what is as it was in the event before is not looked at again. For one thread.
 */
public final class BatchMasker {
    private final Masker masker;
    private final Marks marks;
    private final TextMasking texts;
    private final EventBefore before = new EventBefore();

    BatchMasker(Masker masker, Marks marks) {
        this.masker = masker;
        this.marks = marks;
        this.texts = new TextMasking(marks);
    }

    /** Masks an event and says what was masked. */
    public Masked mask(Event event) {
        return mask(event, new Trace(false));
    }

    Masked mask(Event event, Trace trace) {
        var masked = new Walk(masker.profileFor(event), marks, texts, before, trace).mask(event);
        return new Masked(masked, trace.fields());
    }

    /** Characters looked at so far. */
    long visited() {
        return texts.visited();
    }
}
