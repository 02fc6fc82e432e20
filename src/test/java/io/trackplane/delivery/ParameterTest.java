package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {
    private static Parameter json(String schema, String value) {
        return Parameter.parse(
                "{\"key\":\"theme\",\"type\":\"json\",\"schema\":%s,\"value\":%s}".formatted(schema, value));
    }

    private static Parameter text(String schema, String value) {
        return Parameter.parse(
                "{\"key\":\"theme\",\"type\":\"string\",\"schema\":%s,\"value\":\"%s\"}".formatted(schema, value));
    }

    private static void assertRefused(Runnable parse, String... fields) {
        assertThatThrownBy(parse::run)
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys(fields));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "string; `\"a\"`; 1",
                "integer; 9223372036854775807; 9223372036854775808",
                "integer; -3; 1.0",
                "number; 1.5; 1e999",
                "number; 12345678901234567890; -1e400",
                "boolean; false; 0",
                "json; [1]; `\"a\"`",
                "json; {}; null"
            })
    void valuesAreOfTheirType(String type, String fits, String doesNot) {
        assertThat(Parameter.parse("{\"key\":\"a\",\"type\":\"%s\",\"value\":%s}".formatted(type, fits))
                        .type()
                        .key())
                .isEqualTo(type);
        assertThatThrownBy(
                        () -> Parameter.parse("{\"key\":\"a\",\"type\":\"%s\",\"value\":%s}".formatted(type, doesNot)))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void everyValueIsCheckedAgainstTheSchema() {
        var schema =
                "{\"type\":\"object\",\"required\":[\"size\"],\"properties\":{\"size\":{\"type\":\"integer\",\"maximum\":10}}}";
        assertThat(json(schema, "{\"size\":10}").schema()).isNotNull();
        assertRefused(() -> json(schema, "{\"size\":11}"), "value");
        assertRefused(() -> json(schema, "{}"), "value");
        assertRefused(
                () -> Parameter.parse("{\"key\":\"a\",\"type\":\"json\",\"schema\":" + schema
                        + ",\"value\":{\"size\":1},\"conditional\":[{\"when\":{\"all\":[]},\"value\":{\"size\":99}}]}"),
                "conditional[0].value");
    }

    @Test
    void aSchemaMayReferToItsOwnDefinitions() {
        var schema =
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$defs\":{\"colour\":{\"enum\":[\"red\",\"blue\"]}},"
                        + "\"properties\":{\"a\":{\"$ref\":\"#/$defs/colour\"}}}";
        assertThat(json(schema, "{\"a\":\"red\"}")).isNotNull();
        assertRefused(() -> json(schema, "{\"a\":\"green\"}"), "value");
    }

    @Test
    void schemasOfOtherAddressesAreNotFetched() throws Exception {
        try (var elsewhere = new ServerSocket(0)) {
            elsewhere.setSoTimeout(300);
            var address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/schema";
            for (var schema : new String[] {
                "{\"$ref\":\"%s\"}",
                "{\"$schema\":\"%s\"}",
                "{\"$id\":\"%s\",\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{}}}",
                "{\"$dynamicRef\":\"%s\"}",
                "{\"properties\":{\"a\":{\"items\":[{\"$ref\":\"%s#/a\"}]}}}",
                "{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"$recursiveRef\":\"%s\"}"
            }) {
                assertRefused(() -> json(schema.formatted(address), "{}"), "schema");
            }
            assertThatThrownBy(elsewhere::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
        assertRefused(() -> json("{\"$ref\":\"file:///etc/passwd\"}", "{}"), "schema");
        assertRefused(() -> json("{\"$ref\":\"classpath:application.yaml\"}", "{}"), "schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}",
                "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"items\":{\"$ref\":\"#/$defs/a\"}}},\"$ref\":\"#/$defs/a\"}",
                "{\"$ref\":\"#/nowhere\"}",
                "{\"$ref\":\"#\"}",
                "{\"$ref\":1}",
                "{\"type\":\"colour\"}",
                "{\"pattern\":\"(\"}",
                "{\"pattern\":\"(?=a)b\"}",
                "{\"pattern\":\"(a)\\\\1\"}",
                "{\"patternProperties\":{\"(\":{}}}",
                "[]",
                "true"
            })
    void whatIsNoUsableSchemaIsRefused(String schema) {
        assertRefused(() -> json(schema, "{}"), "schema");
    }

    @Test
    @Timeout(10)
    void aSmallSchemaThatWouldGrowEndlesslyIsRefused() {
        var schema = new StringBuilder("{\"$ref\":\"#/$defs/a0\",\"$defs\":{");
        for (int i = 0; i < 60; i++) {
            var next = "{\"$ref\":\"#/$defs/a" + (i + 1) + "\"}";
            schema.append("\"a")
                    .append(i)
                    .append("\":{\"allOf\":[")
                    .append(next)
                    .append(',')
                    .append(next)
                    .append("]},");
        }
        assertRefused(() -> json(schema.append("\"a60\":{}}}").toString(), "{}"), "schema");
    }

    @Test
    @Timeout(10)
    void aPatternThatWouldBacktrackForeverAnswersAtOnce() {
        long begun = System.nanoTime();
        assertRefused(() -> text("{\"pattern\":\"^(a+)+$\"}", "a".repeat(10_000) + "!"), "value");
        assertThat(text("{\"pattern\":\"^(a+)+$\"}", "a".repeat(10_000))).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertRefused(() -> text("{\"pattern\":\"((a{100}){100}){100}\"}", "a"), "schema");
        assertRefused(() -> text("{\"pattern\":\"" + "a".repeat(201) + "\"}", "a"), "schema");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertRefused(
                () -> Parameter.parse("{\"key\":\"Bad Key\",\"description\":\"" + "x".repeat(1001)
                        + "\",\"type\":\"integer\",\"value\":\"1\",\"conditional\":["
                        + "{\"when\":{\"attribute\":\"\",\"operator\":\"exists\"},\"value\":1},"
                        + "{\"when\":{\"all\":[]},\"value\":true}]}"),
                "key",
                "description",
                "value",
                "conditional[0].when.attribute",
                "conditional[1].value");
        assertRefused(() -> Parameter.parse("{\"key\":\"a\"}"), "value");
        assertRefused(() -> Parameter.parse("{\"key\":\"a\",\"type\":\"date\",\"value\":1}"), "type");
        assertRefused(() -> text("null", "x".repeat(20_000)), "value");
    }

    @Test
    void itsCanonicalTextReadsAsTheSame() {
        var parameter = json("{\"type\":\"object\"}", "{\"b\":1,\"a\":[true,null,1.50]}");
        assertThat(Parameter.parse(parameter.json()).json()).isEqualTo(parameter.json());
    }
}
