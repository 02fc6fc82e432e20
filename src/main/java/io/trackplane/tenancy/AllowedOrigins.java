package io.trackplane.tenancy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From which web pages an environment's client keys work. Nothing is allowed where the list is empty. */
public final class AllowedOrigins {
    /** Most entries of one environment. */
    public static final int MOST = 50;

    /** No web page at all. */
    public static final AllowedOrigins NONE = new AllowedOrigins(List.of());

    private final List<Origin> origins;

    private AllowedOrigins(Collection<Origin> origins) {
        this.origins = List.copyOf(origins);
    }

    /**
     * Reads a list such as {@code https://app.example.com}, {@code https://*.example.com} (subdomains at any depth, not
     * {@code example.com} itself) and {@code http://localhost:3000}. Blank entries and repetitions are dropped.
     *
     * @throws Problem.Invalid on the field {@code origins}, naming the first entry that is no origin
     */
    public static AllowedOrigins of(Collection<String> entries) {
        var origins = new LinkedHashSet<Origin>();
        for (var entry : entries) {
            if (!entry.isBlank()) {
                origins.add(Origin.written(entry.strip()).orElseThrow(() -> refused(entry.strip())));
            }
        }
        if (origins.size() > MOST) {
            throw new Problem.Invalid("origins", Message.of("tenancy.problem.too-many-origins", MOST));
        }
        return new AllowedOrigins(origins);
    }

    private static Problem.Invalid refused(String entry) {
        var shown = entry.length() > 80 ? entry.substring(0, 80) + "…" : entry;
        return new Problem.Invalid("origins", Message.of("tenancy.problem.origin", shown));
    }

    /** Whether a request with this {@code Origin} header comes from an allowed page. */
    public boolean allows(@Nullable String originHeader) {
        return originHeader != null
                && Origin.sent(originHeader)
                        .filter(sent -> origins.stream().anyMatch(origin -> origin.covers(sent)))
                        .isPresent();
    }

    public boolean isEmpty() {
        return origins.isEmpty();
    }

    /** The entries as they are written. */
    public List<String> texts() {
        return origins.stream().map(Origin::toString).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AllowedOrigins that && origins.equals(that.origins);
    }

    @Override
    public int hashCode() {
        return origins.hashCode();
    }

    @Override
    public String toString() {
        return texts().toString();
    }
}
