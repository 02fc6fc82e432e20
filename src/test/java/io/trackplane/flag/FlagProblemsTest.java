package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FlagProblemsTest {
    private static final String SOUND = """
            {"key":"new-checkout","name":"新结账","description":"d","kind":"experiment","tags":["pay"],"owner":"li@nebula.example",
             "visible_to_clients":true,"type":"string","enabled":true,"off_variant":"a",
             "variants":[{"key":"a","value":"甲"},{"key":"b","value":"乙","description":"e"}],
             "schedule":{"start":"2026-11-01T00:00:00Z","end":"2026-12-01T00:00:00Z","zone":"Asia/Shanghai",
               "weekly":[{"days":["saturday","sunday"],"from":"22:00","to":"02:00"}]},
             "prerequisites":[{"flag":"payments","variants":["on"]}],
             "rules":[
               {"id":"r1","when":{"all":[{"attribute":"platform","operator":"in","values":["ios","android"],"negate":true},
                  {"any":[{"not":{"segment":"beta"}},{"segment":"staff","negate":true}]}]},"share":25000,"by":"store_id",
                "serve":{"split":[{"variant":"a","weight":40000},{"variant":"b","weight":60000}],"by":"user_id",
                   "slices":[{"variant":"b","from":0,"to":60000},{"variant":"a","from":60000,"to":100000}]}},
               {"id":"r2","serve":{"variant":"b"}}],
             "otherwise":{"variant":"a"},"seeds":{"gate":"g","variant":"v"},"review_by":"2027-01-15"}
            """;

    private static ObjectNode sound() {
        return (ObjectNode) CanonicalJson.tree(SOUND);
    }

    /** The definition with one place, such as {@code rules[0].share}, replaced. */
    private static String with(String path, String json) {
        var pointer = "/" + path.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
        int last = pointer.lastIndexOf('/');
        var root = sound();
        var parent = root.at(pointer.substring(0, last));
        var value = CanonicalJson.tree(json);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(pointer.substring(last + 1)), value);
        } else {
            ((ObjectNode) parent).set(pointer.substring(last + 1), value);
        }
        return root.toString();
    }

    private static Map<String, String> problems(String json) {
        try {
            Flag.parse(json);
            return Map.of();
        } catch (Problem.Invalid invalid) {
            Words.say(invalid.fields());
            var keys = new LinkedHashMap<String, String>();
            invalid.fields().forEach((field, told) -> keys.put(field, told.key()));
            return keys;
        }
    }

    private static String list(int size, String element) {
        return IntStream.range(0, size)
                .mapToObj(i -> element.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void aSoundDefinitionHasNoProblemsAndComesBackAsItWas() {
        var flag = Flag.parse(SOUND);
        assertThat(flag.problems()).isEmpty();
        assertThat(Flag.parse(flag.json())).isEqualTo(flag);
        assertThat(Flag.parse(flag.json()).json()).isEqualTo(flag.json());
        assertThat(flag.json())
                .contains("\"visible_to_clients\":true", "\"review_by\":\"2027-01-15\"", "\"from\":\"22:00\"");
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        var flag = Flag.parse("""
                {"key":"k","name":"K","variants":[{"key":"on","value":true},{"key":"off","value":false}],"off_variant":"off",
                 "rules":[{"id":"r","serve":{"variant":"on"}}],"otherwise":{"split":[{"variant":"on","weight":100000}]}}
                """);
        assertThat(flag.kind()).isEqualTo(FlagKind.RELEASE);
        assertThat(flag.type()).isEqualTo(FlagType.BOOLEAN);
        assertThat(flag.enabled()).isFalse();
        assertThat(flag.visibleToClients()).isFalse();
        assertThat(flag.seeds()).isEqualTo(new Seeds("k.gate", "k.variant"));
        assertThat(flag.rules().getFirst().share()).isEqualTo(100_000);
        assertThat(flag.rules().getFirst().by()).isEqualTo("user_id");
        assertThat(flag.rules().getFirst().when()).isEqualTo(Condition.ALWAYS);
        assertThat(((Serve.Split) flag.otherwise()).by()).isEqualTo("user_id");
        assertThat(Flag.parse(flag.json())).isEqualTo(flag);
    }

    @Test
    void numbersAmongTheValuesOfATestAreKeptAsTheirText() {
        var flag =
                Flag.parse(with("rules[0].when", "{\"attribute\":\"a\",\"operator\":\"in\",\"values\":[5,2.50,true]}"));
        assertThat(flag.rules().getFirst().when()).isEqualTo(Condition.test("a", Operator.IN, "5", "2.5", "true"));
    }

    @Test
    void newSeedsDifferAndAreSound() {
        assertThat(Seeds.random()).isNotEqualTo(Seeds.random());
        assertThat(Seeds.random().problems("seeds")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "key; \"\"; key; flag.problem.required",
                "key; \"New Checkout\"; key; flag.problem.key",
                "key; \"结账\"; key; flag.problem.key",
                "name; \" \"; name; flag.problem.required",
                "kind; \"toggle\"; kind; flag.problem.choice",
                "type; \"integer\"; type; flag.problem.choice",
                "tags; [\"\"]; tags[0]; flag.problem.required",
                "tags; [\"a\",\"a\"]; tags[1]; flag.problem.duplicate",
                "variants; []; variants; flag.problem.required",
                "variants[1].key; \"a\"; variants[1].key; flag.problem.duplicate",
                "variants[1].key; \"a b\"; variants[1].key; flag.problem.key",
                "variants[1].value; 5; variants[1].value; flag.problem.value",
                "variants[1].value; null; variants[1].value; flag.problem.value",
                "off_variant; \"c\"; off_variant; flag.problem.variant.unknown",
                "off_variant; \"\"; off_variant; flag.problem.required",
                "otherwise; {\"variant\":\"c\"}; otherwise.variant; flag.problem.variant.unknown",
                "otherwise; null; otherwise; flag.problem.required",
                "schedule.end; \"2026-11-01T00:00:00Z\"; schedule.end; flag.problem.schedule.reversed",
                "schedule.zone; \"Asia/Atlantis\"; schedule.zone; flag.problem.schedule.zone",
                "schedule.start; \"soon\"; schedule.start; problem.json.unfit",
                "schedule.weekly[0].days; []; schedule.weekly[0].days; flag.problem.required",
                "schedule.weekly[0].days; [\"monday\",\"monday\"]; schedule.weekly[0].days; flag.problem.duplicate",
                "schedule.weekly[0].days; [\"noday\"]; schedule.weekly[0].days[0]; flag.problem.choice",
                "schedule.weekly[0].from; \"25:00\"; schedule.weekly[0].from; problem.json.unfit",
                "schedule.weekly[0].from; null; schedule.weekly[0].from; flag.problem.required",
                "prerequisites[0].flag; \"new-checkout\"; prerequisites[0].flag; flag.problem.prerequisite.itself",
                "prerequisites[0].flag; \"\"; prerequisites[0].flag; flag.problem.required",
                "prerequisites[0].variants; []; prerequisites[0].variants; flag.problem.required",
                "rules[1].id; \"r1\"; rules[1].id; flag.problem.duplicate",
                "rules[1].id; \"\"; rules[1].id; flag.problem.required",
                "rules[0].share; 100001; rules[0].share; flag.problem.share",
                "rules[0].share; -1; rules[0].share; flag.problem.share",
                "rules[0].share; 0.5; rules[0].share; problem.json.unfit",
                "rules[0].by; \"\"; rules[0].by; flag.problem.required",
                "rules[0].serve; null; rules[0].serve; flag.problem.required",
                "rules[0].serve; {\"percent\":3}; rules[0].serve; problem.json.unfit",
                "rules[0].serve.by; \"\"; rules[0].serve.by; flag.problem.required",
                "rules[0].serve.split[0].weight; 39999; rules[0].serve.split; flag.problem.weights",
                "rules[0].serve.split[0].weight; -40000; rules[0].serve.split[0].weight; flag.problem.share",
                "rules[0].serve.split[0].weight; 2147483647; rules[0].serve.split[0].weight; flag.problem.share",
                "rules[0].serve.split[0].variant; \"b\"; rules[0].serve.split[1].variant; flag.problem.duplicate",
                "rules[0].serve.split[0].variant; \"z\"; rules[0].serve.split[0].variant; flag.problem.variant.unknown",
                "rules[0].serve.split; []; rules[0].serve.split; flag.problem.weights",
                "rules[0].serve.slices[0].to; 59999; rules[0].serve.slices; flag.problem.slices",
                "rules[0].serve.slices[1].from; 59999; rules[0].serve.slices; flag.problem.slices",
                "rules[0].serve.slices[1].variant; \"b\"; rules[0].serve.slices; flag.problem.slices",
                "rules[0].when.all[0].operator; \"like\"; rules[0].when.all[0].operator; flag.problem.choice",
                "rules[0].when.all[0].operator; null; rules[0].when.all[0].operator; flag.problem.required",
                "rules[0].when.all[0].attribute; \"\"; rules[0].when.all[0].attribute; flag.problem.required",
                "rules[0].when.all[0].values; []; rules[0].when.all[0].values; flag.problem.too-few-values",
                "rules[0].when.all[0].values; [\"\"]; rules[0].when.all[0].values[0]; flag.problem.operand.text",
                "rules[0].when.all[0].values; [{}]; rules[0].when.all[0].values[0]; problem.json.unfit",
                "rules[0].when.all[0].operator; \"equals\"; rules[0].when.all[0].values; flag.problem.too-many",
                "rules[0].when.all[0].operator; \"exists\"; rules[0].when.all[0].values; flag.problem.too-many",
                "rules[0].when.all[1].any[0].not.segment; \"Beta!\"; rules[0].when.all[1].any[0].not.segment; flag.problem.key",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"matches\",\"values\":[\"(\"]}; rules[0].when.values[0]; flag.problem.operand.pattern",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"matches\",\"values\":[\"(?=a)\"]}; rules[0].when.values[0]; flag.problem.operand.pattern",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"matches\",\"values\":[\"((a{100}){10}){10}\"]}; rules[0].when.values[0]; flag.problem.operand.pattern",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"cidr\",\"values\":[\"10.0.0.0/33\"]}; rules[0].when.values[0]; flag.problem.operand.network",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"cidr\",\"values\":[\"::ffff:10.0.0.0/8\"]}; rules[0].when.values[0]; flag.problem.operand.network",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"semver_at_least\",\"values\":[\"4.x\"]}; rules[0].when.values[0]; flag.problem.operand.version",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"date_after\",\"values\":[\"2026-13-01\"]}; rules[0].when.values[0]; flag.problem.operand.date",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"date_after\",\"values\":[\"2026-11-25T10:00:00\"]}; rules[0].when.values[0]; flag.problem.operand.date",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"number_equals\",\"values\":[\"1e999\"]}; rules[0].when.values[0]; flag.problem.operand.number",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"number_between\",\"values\":[\"2\",\"1\"]}; rules[0].when.values; flag.problem.range-reversed",
                "rules[0].when; {\"attribute\":\"a\",\"operator\":\"date_between\",\"values\":[\"2026-02-01\",\"2026-02-01\"]}; rules[0].when.values; flag.problem.range-reversed",
                "rules[0].when; {\"nothing\":1}; rules[0].when; problem.json.unfit",
                "rules[0].when; {\"all\":[],\"colour\":1}; rules[0].when.colour; problem.json.unknown-field",
                "rules[0].when; {\"all\":[null]}; rules[0].when; problem.json.unfit",
                "rules[0].when; {\"not\":null}; rules[0].when.not; flag.problem.required",
                "seeds.gate; \"a:b\"; seeds.gate; flag.problem.seed",
                "seeds.variant; \"\"; seeds.variant; flag.problem.seed",
                "seeds.variant; \"g\"; seeds.variant; flag.problem.seeds-equal",
                "review_by; \"soon\"; review_by; problem.json.unfit",
            })
    void whatIsWrongIsNamedWhereItStands(String path, String json, String field, String message) {
        assertThat(problems(with(path, json))).containsEntry(field, message);
    }

    @ParameterizedTest
    @CsvSource({
        "name, 80, name",
        "description, 1000, description",
        "owner, 120, owner",
        "variants[0].description, 1000, variants[0].description",
        "rules[0].description, 1000, rules[0].description",
        "rules[0].by, 128, rules[0].by",
        "rules[0].serve.by, 128, rules[0].serve.by",
        "rules[0].when.all[0].attribute, 128, rules[0].when.all[0].attribute",
        "rules[0].when.all[0].values[0], 500, rules[0].when.all[0].values[0]",
        "tags[0], 50, tags[0]",
        "variants[0].value, 16382, variants[0].value",
    })
    void textsHaveLimits(String path, int most, String field) {
        assertThat(problems(with(path, "\"" + "字".repeat(most) + "\""))).isEmpty();
        assertThat(problems(with(path, "\"" + "字".repeat(most + 1) + "\"")))
                .containsEntry(field, "flag.problem.too-long");
    }

    @Test
    void listsHaveLimits() {
        assertThat(problems(with("rules", list(100, "{\"id\":\"r#\",\"serve\":{\"variant\":\"a\"}}"))))
                .isEmpty();
        assertThat(problems(with("rules", list(101, "{\"id\":\"r#\",\"serve\":{\"variant\":\"a\"}}"))))
                .containsEntry("rules", "flag.problem.too-many");
        assertThat(problems(with("rules[0].when.all[0].values", list(1000, "\"v#\""))))
                .isEmpty();
        assertThat(problems(with("rules[0].when.all[0].values", list(1001, "\"v#\""))))
                .containsEntry("rules[0].when.all[0].values", "flag.problem.too-many");
        assertThat(problems(with("tags", list(21, "\"t#\"")))).containsEntry("tags", "flag.problem.too-many");
        assertThat(problems(with("variants", list(51, "{\"key\":\"v#\",\"value\":\"x\"}"))))
                .containsEntry("variants", "flag.problem.too-many");
        assertThat(problems(with("prerequisites", list(21, "{\"flag\":\"f#\",\"variants\":[\"on\"]}"))))
                .containsEntry("prerequisites", "flag.problem.too-many");
        assertThat(problems(with(
                        "schedule.weekly", list(21, "{\"days\":[\"monday\"],\"from\":\"10:00\",\"to\":\"11:00\"}"))))
                .containsEntry("schedule.weekly", "flag.problem.too-many");
        assertThat(problems(with("rules[0].serve.split", list(51, "{\"variant\":\"a\",\"weight\":0}"))))
                .containsEntry("rules[0].serve.split", "flag.problem.too-many");
        assertThat(problems(with("rules[0].serve.slices", list(501, "{\"variant\":\"a\",\"from\":#,\"to\":#}"))))
                .containsEntry("rules[0].serve.slices", "flag.problem.too-many");
    }

    @Test
    void conditionsOfAllRulesCountTogether() {
        var test = "{\"attribute\":\"a#\",\"operator\":\"exists\"}";
        assertThat(problems(with("rules[1].when", "{\"any\":" + list(497, test) + "}")))
                .isEmpty();
        assertThat(problems(with("rules[1].when", "{\"any\":" + list(498, test) + "}")))
                .containsEntry("rules[1].when.any[497]", "flag.problem.too-many-conditions");
        assertThat(problems(with("rules[1].when", "{\"any\":" + list(501, test) + "}")))
                .containsEntry("rules[1].when.any", "flag.problem.too-many");
    }

    @Test
    void conditionsNestTenDeep() {
        var test = "{\"segment\":\"s\"}";
        assertThat(problems(with("rules[0].when", "{\"not\":".repeat(10) + test + "}".repeat(10))))
                .isEmpty();
        assertThat(problems(with("rules[0].when", "{\"not\":".repeat(11) + test + "}".repeat(11))))
                .containsEntry("rules[0].when" + ".not".repeat(11), "flag.problem.too-deep");
    }

    @Test
    void aTowerOfConditionsDoesNotOverflowTheStack() {
        Condition tower = new Condition.InSegment("s", false);
        for (int i = 0; i < 100_000; i++) {
            tower = new Condition.Not(tower);
        }
        assertThat(tower.problems("when")).hasSize(1);
        assertThat(problems("{\"rules\":[{\"when\":" + "{\"not\":".repeat(60) + "{}" + "}".repeat(60) + "}]}"))
                .isNotEmpty();
    }

    @Test
    void severalProblemsAreToldTogether() {
        var json = with("rules[0].share", "100001").replace("\"off_variant\":\"a\"", "\"off_variant\":\"z\"");
        assertThat(problems(json.replace("\"name\":\"新结账\"", "\"name\":\"\"")))
                .containsOnlyKeys("name", "off_variant", "rules[0].share");
    }

    @Test
    void anUnknownFieldOrTextThatIsNoJsonIsRefused() {
        assertThat(problems(with("colour", "1"))).containsEntry("colour", "problem.json.unknown-field");
        assertThatThrownBy(() -> Flag.parse("{")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> Flag.parse("{\"key\":\"" + "x".repeat(1_000_001) + "\"}"))
                .isInstanceOf(Problem.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "boolean; true; 1",
                "string; \"\"; true",
                "number; -2.5; \"2.5\"",
                "number; 12345678901234567890; 1e999",
                "json; {\"a\":[1]}; \"{}\"",
                "json; [1,2]; 1",
            })
    void valuesAreOfTheFlagsType(String type, String sound, String wrong) {
        assertThat(FlagType.of(type).accepts(CanonicalJson.tree(sound))).isTrue();
        assertThat(FlagType.of(type).accepts(CanonicalJson.tree(wrong))).isFalse();
        assertThat(FlagType.of(type).accepts(CanonicalJson.tree("null"))).isFalse();
    }
}
