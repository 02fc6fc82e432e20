package io.trackplane.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words that say what was done. Only those that are hardly ever the name of a thing. */
final class Verbs {
    private static final Set<String> ALL = Set.of(
            "add",
            "apply",
            "browse",
            "buy",
            "cancel",
            "claim",
            "click",
            "close",
            "collapse",
            "complete",
            "confirm",
            "copy",
            "create",
            "delete",
            "dismiss",
            "download",
            "drag",
            "edit",
            "enter",
            "exit",
            "expand",
            "fail",
            "finish",
            "hide",
            "install",
            "leave",
            "load",
            "login",
            "logout",
            "open",
            "pay",
            "press",
            "publish",
            "raise",
            "receive",
            "register",
            "remove",
            "scan",
            "scroll",
            "select",
            "send",
            "share",
            "show",
            "start",
            "stop",
            "submit",
            "subscribe",
            "swipe",
            "tap",
            "unsubscribe",
            "update",
            "upload",
            "view");

    private Verbs() {}

    /** Whether the words stand in the wrong order: exactly one of the ends is a verb, and it is the wrong one. */
    static boolean misplaced(List<String> words, WordOrder order) {
        boolean first = ALL.contains(words.getFirst());
        boolean last = ALL.contains(words.getLast());
        return words.size() > 1 && first != last && first == (order == WordOrder.OBJECT_ACTION);
    }

    /** The words with the verb at the other end. */
    static List<String> exchanged(List<String> words, WordOrder order) {
        var moved = new ArrayList<>(words);
        if (order == WordOrder.OBJECT_ACTION) {
            moved.addLast(moved.removeFirst());
        } else {
            moved.addFirst(moved.removeLast());
        }
        return moved;
    }
}
