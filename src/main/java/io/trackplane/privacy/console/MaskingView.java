package io.trackplane.privacy.console;

import io.trackplane.kernel.Message;
import io.trackplane.privacy.ActionKind;
import io.trackplane.privacy.Detector;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingAction;
import io.trackplane.privacy.MaskingRule;
import io.trackplane.revision.Editing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The masking of an environment as it is shown: the draft where there is one, with what is published beside it.
 *
 * @param rows rules in order
 * @param dropped names of published rules that the draft does away with
 */
record MaskingView(List<Row> rows, List<String> dropped) {
    /**
     * One rule.
     *
     * @param action what is done
     * @param state {@code new}, {@code changed} or empty
     */
    record Row(MaskingRule rule, Message action, String state) {
        /** Message keys of the detectors. */
        public List<String> detectors() {
            return rule.find().detectors().stream().map(MaskingView::detector).toList();
        }
    }

    static MaskingView of(Editing editing) {
        var masking = MaskingRules.read(editing.content());
        var published = MaskingRules.read(editing.published());
        return new MaskingView(
                masking.rules().stream()
                        .map(rule -> new Row(rule, action(rule.action()), state(rule, find(published, rule.id()))))
                        .toList(),
                published.rules().stream()
                        .filter(rule -> find(masking, rule.id()) == null)
                        .map(MaskingRule::name)
                        .toList());
    }

    private static @Nullable MaskingRule find(Masking masking, String id) {
        return masking.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String state(MaskingRule rule, @Nullable MaskingRule before) {
        return before == null ? "new" : before.equals(rule) ? "" : "changed";
    }

    /** Message key of a detector's name. */
    static String detector(Detector detector) {
        return "privacy.detector." + detector.key();
    }

    /** What an action does, in words. */
    static Message action(MaskingAction action) {
        var key = "privacy.does." + action.kind().key();
        int first = number(action.keepFirst());
        int last = number(action.keepLast());
        return switch (action.kind()) {
            case REMOVE, CUT_NETWORK -> Message.of(key);
            case REPLACE -> Message.of(key, String.valueOf(action.text()));
            case PARTIAL -> Message.of(key, first, last);
            case HASH -> last == 0 ? Message.of(key) : Message.of("privacy.does.hash-keep", last);
            case TRUNCATE -> Message.of(key, number(action.length()));
        };
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** What the class of a field does, where no rule did it. */
    static Message action(@Nullable ActionKind kind) {
        return Message.of(kind == null ? "privacy.does.nothing" : "privacy.did." + kind.key());
    }
}
