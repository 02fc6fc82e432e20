package io.trackplane.flag;

/** A {@link Condition}, ready to be asked. Immutable; made by {@link Segments#compile}. */
public sealed interface CompiledCondition permits AllOf, AnyOf, Opposite, MemberOf, AttributeTest {
    /** Whether it holds. */
    boolean matches(EvaluationContext context);

    /** The same, with what was looked at. */
    ConditionExplanation explain(EvaluationContext context);
}
