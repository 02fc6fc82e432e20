package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;

/** What those who get here are served. Which kind an object is shows in its field {@code variant} or {@code split}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Serve.One.class), @JsonSubTypes.Type(Serve.Split.class)})
public sealed interface Serve {
    /**
     * The same for everybody.
     *
     * @param variant key of the variant
     */
    record One(String variant) implements Serve {
        public One {
            variant = Objects.requireNonNullElse(variant, "");
        }
    }

    /**
     * Each gets one of several variants, and always the same.
     *
     * @param split the shares, at most {@value Flag#MOST_VARIANTS}, each variant once; they add up to 100 000
     * @param by the attribute that decides; {@code user_id} when not given
     * @param slices which buckets belong to whom, in order and without gaps. Empty: laid out in the order of the shares. It differs
     *     from that after shares were changed by {@link #reallocate}. At most {@value #MOST_SLICES}
     */
    record Split(
            List<Weight> split,
            String by,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Allotment> slices) implements Serve {
        /** Most slices. */
        public static final int MOST_SLICES = 500;

        public Split {
            split = List.copyOf(Objects.requireNonNullElse(split, List.of()));
            by = Objects.requireNonNullElse(by, EvaluationContext.USER_ID);
            slices = List.copyOf(Objects.requireNonNullElse(slices, List.of()));
            if (slices.equals(Slices.inOrder(split))) {
                slices = List.of();
            }
        }

        /** A split that is laid out in order. */
        public static Split of(String by, Weight... weights) {
            return new Split(List.of(weights), by, List.of());
        }

        /** Which buckets belong to whom, written or not. */
        public List<Allotment> allocation() {
            return slices.isEmpty() ? Slices.inOrder(split) : slices;
        }
    }

    /**
     * New shares for what was served before. Only variants that shrink lose buckets, and only those that grow get them, so
     * that nobody is moved out of a variant whose share rises or stays.
     *
     * @param previous what was served before, without problems
     * @param weights the new shares, 0 or more each; they add up to 100 000
     * @throws IllegalArgumentException when they do not
     */
    static Split reallocate(Serve previous, List<Weight> weights) {
        return switch (previous) {
            case One one ->
                reallocate(
                        Split.of(EvaluationContext.USER_ID, new Weight(one.variant(), RolloutHash.BUCKETS)), weights);
            case Split split -> new Split(weights, split.by(), Reallocation.of(split.allocation(), weights));
        };
    }
}
