package io.trackplane.flag;

import com.google.re2j.Pattern;
import io.trackplane.event.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An {@link Operator} with its values, ready to be asked about one value that is neither a list nor null. */
@FunctionalInterface
interface ValueTest {
    boolean holds(Value value);

    /** The test of an operator with values that were checked before. */
    static ValueTest of(Operator operator, List<String> values) {
        return switch (operator) {
            case EXISTS -> value -> true;
            case EQUALS -> new OneText(values.getFirst());
            case IN -> values.size() == 1 ? new OneText(values.getFirst()) : new OneOf(Set.copyOf(values));
            case CONTAINS -> new SomeText(text -> values.stream().anyMatch(text::contains));
            case STARTS_WITH -> new SomeText(text -> values.stream().anyMatch(text::startsWith));
            case ENDS_WITH -> new SomeText(text -> values.stream().anyMatch(text::endsWith));
            case MATCHES -> matches(Objects.requireNonNull(RegularExpressions.read(values.getFirst())));
            case NUMBER_EQUALS -> number(values.getFirst(), order -> order == 0);
            case NUMBER_LESS_THAN -> number(values.getFirst(), order -> order < 0);
            case NUMBER_AT_MOST -> number(values.getFirst(), order -> order <= 0);
            case NUMBER_GREATER_THAN -> number(values.getFirst(), order -> order > 0);
            case NUMBER_AT_LEAST -> number(values.getFirst(), order -> order >= 0);
            case NUMBER_BETWEEN ->
                both(number(values.getFirst(), order -> order >= 0), number(values.getLast(), order -> order <= 0));
            case DATE_BEFORE -> date(values.getFirst(), order -> order < 0);
            case DATE_AFTER -> date(values.getFirst(), order -> order > 0);
            case DATE_BETWEEN ->
                both(date(values.getFirst(), order -> order >= 0), date(values.getLast(), order -> order < 0));
            case SEMVER_EQUALS -> version(values.getFirst(), order -> order == 0);
            case SEMVER_LESS_THAN -> version(values.getFirst(), order -> order < 0);
            case SEMVER_AT_MOST -> version(values.getFirst(), order -> order <= 0);
            case SEMVER_GREATER_THAN -> version(values.getFirst(), order -> order > 0);
            case SEMVER_AT_LEAST -> version(values.getFirst(), order -> order >= 0);
            case SEMVER_TILDE -> tilde(SemanticVersion.of(values.getFirst()));
            case CIDR -> networks(values.stream().map(Network::of).toList());
        };
    }

    /** The text a value compares as, null when it is no scalar. */
    static @Nullable String text(Value value) {
        return value instanceof Value.Text text ? text.text() : textOfOther(value);
    }

    private static @Nullable String textOfOther(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> plain(decimal.number());
            case Value.Truth truth -> Boolean.toString(truth.holds());
            case Value.Items items -> null;
            case Value.Fields fields -> null;
            case Value.Nothing nothing -> null;
        };
    }

    private static String plain(double number) {
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Equality is the test most often made; a record is what the compiler sees through best. */
    record OneText(String wanted) implements ValueTest {
        @Override
        public boolean holds(Value value) {
            return wanted.equals(text(value));
        }
    }

    /** One of many. */
    record OneOf(Set<String> wanted) implements ValueTest {
        @Override
        public boolean holds(Value value) {
            var text = text(value);
            return text != null && wanted.contains(text);
        }
    }

    /** Whatever else there is to ask about a text. */
    record SomeText(Predicate<String> wanted) implements ValueTest {
        @Override
        public boolean holds(Value value) {
            var text = text(value);
            return text != null && wanted.test(text);
        }
    }

    private static ValueTest matches(Pattern pattern) {
        return new SomeText(text -> pattern.matcher(text).find());
    }

    private static ValueTest number(String operand, IntPredicate wanted) {
        var bound = Numeric.of(operand);
        return value -> {
            var number = Numeric.of(value);
            return number != null && wanted.test(Numeric.compare(number, bound));
        };
    }

    private static ValueTest date(String operand, IntPredicate wanted) {
        long bound = Dates.of(operand);
        return value -> {
            var date = Dates.of(value);
            return date != null && wanted.test(Long.compare(date, bound));
        };
    }

    private static ValueTest version(String operand, IntPredicate wanted) {
        var bound = SemanticVersion.of(operand);
        return value -> value instanceof Value.Text text
                && SemanticVersion.read(text.text()) instanceof SemanticVersion version
                && wanted.test(version.compareTo(bound));
    }

    private static ValueTest tilde(SemanticVersion base) {
        return value -> value instanceof Value.Text text
                && SemanticVersion.read(text.text()) instanceof SemanticVersion version
                && version.inTildeRangeOf(base);
    }

    private static ValueTest networks(List<Network> networks) {
        return value -> value instanceof Value.Text text
                && Address.read(text.text()) instanceof Address address
                && networks.stream().anyMatch(network -> network.contains(address));
    }

    private static ValueTest both(ValueTest one, ValueTest other) {
        return value -> one.holds(value) && other.holds(value);
    }
}
