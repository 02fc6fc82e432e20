package io.trackplane.revision.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Draft;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.revision.console.PublishView.Item;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the publish dialog together. */
@Component
class PublishPages {
    private final Drafts drafts;
    private final Revisions revisions;
    private final PartKinds kinds;
    private final MessageSource messages;

    PublishPages(Drafts drafts, Revisions revisions, PartKinds kinds, MessageSource messages) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.kinds = kinds;
        this.messages = messages;
    }

    /**
     * The dialog.
     *
     * @param chosen ids of the parts that are ticked; null for all
     */
    PublishView view(Environment environment, @Nullable Set<String> chosen, Locale locale) {
        var items = drafts.of(environment).stream()
                .map(draft -> item(environment, draft, chosen, locale))
                .sorted(Comparator.comparing(Item::overtaken))
                .toList();
        var changes = drafts.of(environment).stream()
                .filter(draft -> isChosen(draft, chosen) && !drafts.isOvertaken(environment, draft))
                .map(Draft::change)
                .toList();
        var current = revisions.current(environment);
        return new PublishView(items, current.revision(), problems(environment, changes, locale));
    }

    private static boolean isChosen(Draft draft, @Nullable Set<String> chosen) {
        return chosen == null || chosen.contains(draft.part().toString());
    }

    private Item item(Environment environment, Draft draft, @Nullable Set<String> chosen, Locale locale) {
        var change = draft.change();
        var kind = kinds.get(draft.part().kind());
        boolean overtaken = drafts.isOvertaken(environment, draft);
        return new Item(
                draft.part().toString(),
                token(draft),
                "revision.kind." + kind.key(),
                kind.key(),
                kinds.title(change),
                draft.part().key(),
                change.after() == null
                        ? null
                        : place(environment) + kind.page(draft.part().key()),
                change.action(),
                kind.difference(change.before(), change.after()),
                kind.reach(change.before(), change.after()).stream()
                        .map(message -> text(message, locale))
                        .toList(),
                draft.by(),
                draft.at(),
                overtaken,
                !overtaken && isChosen(draft, chosen));
    }

    /** A part and what the person was shown of it. */
    static String token(Draft draft) {
        return draft.part() + "@" + draft.basis();
    }

    /** The draft that a posted token means. */
    static Drafts.Seen seen(String token) {
        int at = token.lastIndexOf('@');
        if (at < 0) {
            throw new Problem.NotFound();
        }
        return new Drafts.Seen(PartName.of(token.substring(0, at)), token.substring(at + 1));
    }

    private List<String> problems(Environment environment, List<PartChange> changes, Locale locale) {
        try {
            kinds.check(
                    environment.scope(), revisions.current(environment).parts().after(changes));
            return List.of();
        } catch (Problem.Invalid invalid) {
            return texts(invalid, locale);
        }
    }

    /** What is wrong where, one line each. */
    List<String> texts(Problem.Invalid invalid, Locale locale) {
        var texts = new ArrayList<String>();
        invalid.fields().forEach((field, message) -> texts.add(field + ": " + text(message, locale)));
        return texts;
    }

    private String text(Message message, Locale locale) {
        return messages.getMessage(message.key(), message.arguments().toArray(), locale);
    }

    static String place(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key());
    }
}
