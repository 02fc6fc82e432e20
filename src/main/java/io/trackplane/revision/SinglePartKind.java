package io.trackplane.revision;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** A sort of part of which an environment has only one, named like its sort. */
public final class SinglePartKind implements PartKind {
    private final String key;
    private final int order;
    private final Permission permission;
    private final String page;
    private final UnaryOperator<String> canonical;
    private final MessageSource messages;
    private final Comparison comparison;

    /** What is said of two contents, where fields of JSON one by one would not be understood. */
    public interface Comparison {
        /** As {@link PartKind#difference}. */
        List<FieldChange> difference(@Nullable String before, @Nullable String after);

        /** As {@link PartKind#reach}. */
        default List<Message> reach(@Nullable String before, @Nullable String after) {
            return List.of();
        }
    }

    /**
     * @param key as in {@link PartKind#key}
     * @param order as in {@link PartKind#order}
     * @param permission as in {@link PartKind#permission}
     * @param page as in {@link PartKind#page}
     * @param canonical as in {@link PartKind#canonical}
     * @param messages where {@code revision.kind.<key>} is found
     */
    public SinglePartKind(
            String key,
            int order,
            Permission permission,
            String page,
            UnaryOperator<String> canonical,
            MessageSource messages) {
        this(key, order, permission, page, canonical, messages, JsonDifference::between);
    }

    private SinglePartKind(
            String key,
            int order,
            Permission permission,
            String page,
            UnaryOperator<String> canonical,
            MessageSource messages,
            Comparison comparison) {
        this.key = key;
        this.order = order;
        this.permission = permission;
        this.page = page;
        this.canonical = canonical;
        this.messages = messages;
        this.comparison = comparison;
    }

    /** The same with words of its own for what is different. */
    public SinglePartKind comparing(Comparison other) {
        return new SinglePartKind(key, order, permission, page, canonical, messages, other);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public Permission permission() {
        return permission;
    }

    @Override
    public String canonical(String part, String json) {
        return canonical.apply(json);
    }

    @Override
    public String title(String part, String content) {
        return messages.getMessage("revision.kind." + key, null, LocaleContextHolder.getLocale());
    }

    @Override
    public String page(String part) {
        return page;
    }

    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        return comparison.difference(before, after);
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        return comparison.reach(before, after);
    }
}
