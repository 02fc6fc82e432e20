package io.trackplane.flag;

import io.trackplane.event.Value;
import io.trackplane.kernel.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whom a decision is made for: attributes with values. {@code targetingKey} (OpenFeature) and {@code user_id} (ours) name the same
 * attribute; where both are given, {@code targetingKey} counts. Immutable.
 *
 * <p>Limits: {@value #MOST_ATTRIBUTES} attributes, names of 1 to {@value #LONGEST_NAME} characters, {@value #LARGEST_VALUE} bytes in
 * one attribute (its texts and names in UTF-8, and one for each element), {@value #DEEPEST} levels.
 */
public final class EvaluationContext {
    /** Most attributes. */
    public static final int MOST_ATTRIBUTES = 100;

    /** Longest name of an attribute, characters. */
    public static final int LONGEST_NAME = 128;

    /** Largest attribute, bytes. */
    public static final int LARGEST_VALUE = 4096;

    /** Most levels of an attribute: a text has one, a list of texts two. */
    public static final int DEEPEST = 5;

    /** The attribute that rollouts decide by where nothing else is said. */
    public static final String USER_ID = "user_id";

    /** What OpenFeature calls {@link #USER_ID}. */
    public static final String TARGETING_KEY = "targetingKey";

    /** Nothing is known. */
    public static final EvaluationContext EMPTY = new EvaluationContext(Map.of());

    private final Map<String, Value> attributes;

    private EvaluationContext(Map<String, Value> attributes) {
        var all = new LinkedHashMap<>(attributes);
        var targetingKey = all.remove(TARGETING_KEY);
        if (targetingKey != null && targetingKey != Value.NOTHING) {
            all.put(USER_ID, targetingKey);
        }
        this.attributes = all;
    }

    /**
     * A context of these attributes.
     *
     * @throws Problem.Invalid on {@code context} or {@code context.<name>} when a limit is passed
     */
    public static EvaluationContext of(Map<String, Value> attributes) {
        ContextLimits.check(attributes);
        return new EvaluationContext(attributes);
    }

    /**
     * The context of a request body (OFREP 0.3.0, {@code POST /api/flags}). Null stands for an empty one.
     *
     * @throws Problem.Invalid on {@code context} when it is no object, or as {@link #of}
     */
    public static EvaluationContext read(@Nullable JsonNode context) {
        return of(ContextReader.attributes(context));
    }

    /**
     * The context of query parameters: every value is a text, a parameter given several times a list of texts. Parameters that are no
     * attributes ({@code key}, {@code keys}) are the caller's to leave out.
     *
     * @throws Problem.Invalid as {@link #of}
     */
    public static EvaluationContext ofParameters(Map<String, ? extends List<String>> parameters) {
        return of(ContextReader.attributes(parameters));
    }

    /** The attribute of just this name; null when it is missing or null. {@code targetingKey} is found as {@code user_id}. */
    public @Nullable Value attribute(String name) {
        var value = attributes.get(name);
        return value == Value.NOTHING ? null : value;
    }

    /** All attributes, in the order they were given. */
    public Map<String, Value> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** Whom rollouts decide by: {@code user_id}. Null when it is missing, empty, or neither a text nor a whole number. */
    public @Nullable String targetingKey() {
        return Attribute.bucketingKey(attribute(USER_ID));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EvaluationContext that && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    /** Names only: values may be personal data, and texts end up in logs. */
    @Override
    public String toString() {
        return "EvaluationContext" + attributes.keySet();
    }
}
