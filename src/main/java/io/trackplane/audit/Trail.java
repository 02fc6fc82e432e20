package io.trackplane.audit;

import io.trackplane.kernel.Scope;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which trail: a tenant's or the server's own.
 *
 * @param tenant slug; null for the trail of what happens above all tenants
 */
public record Trail(@Nullable String tenant) {
    /** The trail of what happens above all tenants. */
    public static final Trail PLATFORM = new Trail(null);

    /** Where a change in this scope is recorded. */
    public static Trail of(Scope scope) {
        return new Trail(scope.tenant());
    }

    /** Identifier of an entry; ordered as text like the sequence. Slugs never begin with an underscore. */
    String id(long sequence) {
        return "%s/%012d".formatted(name(), sequence);
    }

    long sequence(String id) {
        return Long.parseLong(id, name().length() + 1, id.length(), 10);
    }

    /** Identifiers of a range, both ends included. */
    List<String> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(this::id).toList();
    }

    String name() {
        return tenant == null ? "_platform" : tenant;
    }
}
