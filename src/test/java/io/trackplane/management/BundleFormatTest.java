package io.trackplane.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class BundleFormatTest {
    private static final String[] PIECES = {
        "yes",
        "no",
        "on",
        "off",
        "null",
        "~",
        "true",
        "False",
        "1",
        "0x1F",
        "0o7",
        "1_000",
        "1e3",
        ".5",
        "+1",
        ".inf",
        "-",
        "--",
        "---",
        "...",
        ":",
        ": ",
        " #",
        "#",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "'",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        "?",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "\\",
        "中文",
        "：",
        "🎱",
        "a",
        "b: c",
        "- d",
        "2026-11-25",
        "12:30",
        "=",
        "<<",
        "\u0085",
        "\u2028",
        "\u00a0",
        "\ufeff",
        "\u200b"
    };

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgain(BundleFormat format) {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var tree = tree(random, 3);
            assertThat(format.read(format.write(tree))).as(tree.toString()).isEqualTo(tree);
        }
    }

    private static JsonNode tree(Random random, int depth) {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> nodes.booleanNode(random.nextBoolean());
            case 1 -> nodes.numberNode(random.nextInt(-1000, 100_000));
            case 2 -> nodes.numberNode(random.nextInt(100_000) / 1000.0 + 0.0005);
            case 3 -> nodes.nullNode();
            case 5 -> {
                var list = nodes.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(tree(random, depth - 1));
                }
                yield list;
            }
            case 6 -> {
                var object = nodes.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
            default -> nodes.stringNode(text(random));
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode: off", "mode: 'off'", "mode: \"off\""})
    void wordsThatOldYamlTookForTruthAreTexts(String yaml) {
        assertThat(BundleFormat.YAML
                        .read(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .path("mode")
                        .isString())
                .isTrue();
    }

    @Test
    void headersNameTheFormat() {
        assertThat(BundleFormat.named("application/yaml")).isEqualTo(BundleFormat.YAML);
        assertThat(BundleFormat.named("text/x-yaml; charset=utf-8")).isEqualTo(BundleFormat.YAML);
        assertThat(BundleFormat.named("*/*")).isEqualTo(BundleFormat.JSON);
        assertThat(BundleFormat.named(null)).isEqualTo(BundleFormat.JSON);
    }
}
