package io.trackplane.revision;

import io.trackplane.kernel.Permission;
import java.util.function.UnaryOperator;
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
        this.key = key;
        this.order = order;
        this.permission = permission;
        this.page = page;
        this.canonical = canonical;
        this.messages = messages;
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
}
