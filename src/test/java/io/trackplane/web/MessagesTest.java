package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern CONSTRAINT_VALUE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern USED_IN_TEMPLATE = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)");
    private static final Pattern LITERAL = Pattern.compile(
            "[\"']([a-zA-Z][\\w-]*\\.[\\w.-]*)[\"']|#\\{([a-zA-Z][\\w.-]*)|\\|([a-zA-Z][\\w.-]*[.-])\\$\\{");
    private static final Pattern SHARED =
            Pattern.compile("(jakarta\\.validation\\.|typeMismatch|audit\\.|permission\\.|field\\.).*");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    static List<Path> bundles() {
        return Bundles.english();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSameThings(Path bundle) {
        assertThat(Bundles.read(Bundles.chinese(bundle)).keySet())
                .isEqualTo(Bundles.read(bundle).keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void translationsKeepEveryPlaceholder(Path bundle) {
        var chinese = Bundles.read(Bundles.chinese(bundle));
        Bundles.read(bundle)
                .forEach((key, text) -> assertThat(placeholders(chinese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(placeholders(text)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void apostrophesAreDoubledExactlyWhereThereAreArguments(Path bundle) {
        for (var file : List.of(bundle, Bundles.chinese(bundle))) {
            Bundles.read(file).forEach((key, text) -> {
                var formatted = PLACEHOLDER.matcher(text).find();
                assertThat(formatted ? LONE_APOSTROPHE.matcher(text).find() : text.contains("''"))
                        .as("%s: %s", key, text)
                        .isFalse();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void wordingKeepsTheHouseStyle(Path bundle) {
        Bundles.read(bundle)
                .forEach((key, text) -> assertThat(text)
                        .as(key)
                        .doesNotContainPattern("(?i)\\b(please|successfully|simply)\\b")
                        .doesNotContain("!"));
        Bundles.read(Bundles.chinese(bundle))
                .forEach((key, text) -> assertThat(text).as(key).doesNotContain("您", "！", "成功地"));
    }

    @Test
    void noKeyStandsInTwoBundles() {
        var seen = new HashSet<String>();
        Bundles.english()
                .forEach(bundle -> Bundles.read(bundle)
                        .keySet()
                        .forEach(key -> assertThat(seen.add(key))
                                .as("%s stands in %s and in another bundle", key, bundle)
                                .isTrue()));
    }

    @Test
    void everyKeyOfATemplateHasAText() {
        var texts = all();
        for (var template : Bundles.files(Bundles.TEMPLATES, ".html")) {
            matches(USED_IN_TEMPLATE, Bundles.text(template))
                    .map(match -> match.group(1))
                    .forEach(key -> assertThat(texts).as(template.toString()).containsKey(key));
        }
    }

    /** A key is used when it stands somewhere as a literal, or when a literal that is put together with others begins it. */
    @Test
    void everyTextIsUsed() {
        var literals = literals();
        var beginnings = literals.stream()
                .filter(literal -> literal.endsWith(".") || literal.endsWith("-"))
                .toList();
        var unused = new TreeSet<>(all().keySet());
        unused.removeIf(key -> literals.contains(key)
                || SHARED.matcher(key).matches()
                || beginnings.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    private static Set<String> literals() {
        var files = new ArrayList<>(Bundles.files(Bundles.TEMPLATES, ".html"));
        files.addAll(Bundles.files(Bundles.SOURCES, ".java"));
        var literals = new HashSet<String>();
        for (var file : files) {
            matches(LITERAL, Bundles.text(file))
                    .map(match -> Stream.of(1, 2, 3)
                            .map(match::group)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow())
                    .forEach(literals::add);
        }
        return literals;
    }

    private static TreeMap<String, String> all() {
        var texts = new TreeMap<String, String>();
        Bundles.english().forEach(bundle -> texts.putAll(Bundles.read(bundle)));
        return texts;
    }

    private static Set<String> placeholders(String text) {
        var found = new TreeSet<String>();
        matches(PLACEHOLDER, text).forEach(match -> found.add(match.group(1)));
        matches(CONSTRAINT_VALUE, text).forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
