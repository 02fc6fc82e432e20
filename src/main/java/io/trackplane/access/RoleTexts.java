package io.trackplane.access;

import io.trackplane.kernel.Permission;
import io.trackplane.web.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Roles in words. */
@Component
class RoleTexts {
    private final MessageSource messages;

    RoleTexts(MessageSource messages) {
        this.messages = messages;
    }

    String name(Role role, Locale locale) {
        return messages.getMessage("role." + role.key(), null, locale);
    }

    /** The roles that somebody with these permissions can give, most powerful first. */
    List<Option> options(Set<Permission> permissions, Locale locale) {
        return Arrays.stream(Role.values())
                .filter(role -> permissions.containsAll(role.permissions()))
                .map(role -> new Option(role.key(), name(role, locale)))
                .toList();
    }

    /** The names of the roles that have a permission, in the language of the request under way. */
    List<String> thatMay(Permission permission) {
        var locale = LocaleContextHolder.getLocale();
        return Role.thatMay(permission).stream().map(role -> name(role, locale)).toList();
    }

    /** The same for every permission. */
    Map<Permission, List<String>> thatMay() {
        return Arrays.stream(Permission.values()).collect(Collectors.toMap(Function.identity(), this::thatMay));
    }

    /** Role key to name, for values shown side by side. */
    Map<String, String> names(Locale locale) {
        return Arrays.stream(Role.values())
                .map(Role::key)
                .collect(
                        Collectors.toMap(Function.identity(), key -> messages.getMessage("role." + key, null, locale)));
    }
}
