package io.trackplane.flag;

import java.util.List;
import java.util.Objects;

/**
 * Another flag that has to be on and to serve one of these variants to the same context. A flag that is off, outside its schedule, kept
 * back by its own prerequisites or without its bucketing key does not count, whatever it serves then.
 *
 * @param flag key of the other flag
 * @param variants at least one of its variants
 */
public record Prerequisite(String flag, List<String> variants) {
    public Prerequisite {
        flag = Objects.requireNonNullElse(flag, "");
        variants = List.copyOf(Objects.requireNonNullElse(variants, List.of()));
    }
}
