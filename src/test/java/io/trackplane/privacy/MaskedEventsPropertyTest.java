package io.trackplane.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events of any shape with personal data planted in any place and spelling. */
class MaskedEventsPropertyTest {
    private static final int EVENTS = 4_000;
    private static final List<String> PLANTS = List.of(
            "13800001234",
            "+8613912345678",
            "+86 186-1234-5678",
            "159 8765 4321",
            "buyer@meadow.example",
            "Zhang.San+vip@mail.example.cn",
            "11010519900307005X",
            "6222021000112233449",
            "4111 1111 1111 1111",
            "203.0.113.57",
            "2001:db8:85a3::8a2e:370:7334",
            "+14155552671",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a");
    private static final List<Long> NUMBERS =
            List.of(13800001234L, 8613800001234L, 4111111111111111L, 310101200110154563L);
    private static final List<String> HARMLESS = List.of(
            "wechat",
            "台球",
            "v1.2.3",
            "SO20241125000123",
            "8f14e45f-ceea-467f-a0e6-b2c3d4e5f6a7",
            "99.5%",
            "2024-11-25T18:50:25Z",
            "/admin/orders",
            "logo@2x.png",
            "已下单，等待支付",
            "{\"a\":[1,2.50,true]}",
            "{broken",
            "[not json]",
            "1700000000000");
    private static final List<String> NAMES =
            List.of("amount", "channel", "note", "列表", "items", "contact", "a b", "x.y");
    private static final List<String> SECRET_NAMES =
            List.of("password", "userPassword", "ACCESS_TOKEN", "x-api-key", "支付密码");

    static Stream<Masker> maskers() {
        var defaults = DefaultMasking.in(Locale.ENGLISH);
        return Stream.of(
                Masker.compile(defaults, PiiClasses.NONE, Maskers.KEY),
                every(MaskingAction.hash()),
                every(MaskingAction.remove()),
                every(MaskingAction.replace("***")),
                every(MaskingAction.partial(1, 1)));
    }

    /** Every detector but the one that takes whatever stands in a query, with one action. */
    private static Masker every(MaskingAction action) {
        var rules = Stream.of(Detector.values())
                .filter(detector -> detector != Detector.URL_QUERY)
                .map(detector -> Maskers.rule(detector.key(), Find.detectors(detector), action))
                .toArray(MaskingRule[]::new);
        return Maskers.of(rules);
    }

    @ParameterizedTest
    @MethodSource("maskers")
    void whatIsPlantedIsGoneAndWhatIsNotStays(Masker masker) {
        for (var seed = 0; seed < EVENTS; seed++) {
            var field = new Garden(new Random(seed));
            var event = field.event();
            var masked = masker.mask(event);
            var text = serialised(masked.event());

            field.planted.forEach(
                    planted -> assertThat(text).as(() -> serialised(event)).doesNotContain(planted));
            field.harmless.forEach(
                    (name, value) -> assertThat(masked.event().properties().fields())
                            .as(() -> serialised(event))
                            .containsEntry(name, value));
            assertThat(masker.mask(masked.event()).event())
                    .as(() -> serialised(event))
                    .isEqualTo(masked.event());
            masked.fields()
                    .forEach(line -> field.planted.forEach(
                            planted -> assertThat(line.toString()).doesNotContain(planted)));
        }
    }

    @ParameterizedTest
    @MethodSource("maskers")
    void anEventWithNothingPersonalIsTheVerySameObject(Masker masker) {
        for (var seed = 0; seed < EVENTS / 10; seed++) {
            var garden = new Garden(new Random(seed));
            garden.plants = false;
            var event = garden.event();

            assertThat(masker.mask(event).event()).isSameAs(event);
        }
    }

    private static String serialised(Event event) {
        return Stream.of(
                                event.id(),
                                event.name(),
                                event.userId(),
                                event.anonymousId(),
                                event.sessionId(),
                                event.platform(),
                                event.page(),
                                event.release())
                        .map(Objects::toString)
                        .toList()
                + EmbeddedJson.write(event.properties());
    }

    /** Makes one event and knows what was planted in it. */
    private static final class Garden {
        private final Random random;
        private final List<String> planted = new ArrayList<>();
        private final Map<String, Value> harmless = new LinkedHashMap<>();
        private boolean plants = true;

        Garden(Random random) {
            this.random = random;
        }

        Event event() {
            var properties = new LinkedHashMap<>(fields(0).fields());
            for (var name : List.of("harmless_1", "harmless_2")) {
                var value = new Value.Text(pick(HARMLESS));
                harmless.put(name, value);
                properties.put(name, value);
            }
            return new Event(
                    top(),
                    EventType.EVENT,
                    "name " + text(),
                    Instant.EPOCH,
                    top(),
                    top(),
                    top(),
                    "web",
                    "/p/" + text(),
                    "1.2.3",
                    new Value.Fields(properties));
        }

        private String top() {
            return text();
        }

        private Value.Fields fields(int depth) {
            var fields = new LinkedHashMap<String, Value>();
            for (var count = random.nextInt(5); count > 0; count--) {
                fields.put(plants && random.nextInt(8) == 0 ? "k " + text() : pick(NAMES), value(depth));
            }
            if (plants && random.nextInt(4) == 0) {
                var secret = "zq" + random.nextInt(100_000, 999_999) + "qz";
                planted.add(secret);
                fields.put(pick(SECRET_NAMES), random.nextBoolean() ? new Value.Text(secret) : nested(secret));
            }
            return new Value.Fields(fields);
        }

        private static Value nested(String secret) {
            return new Value.Items(List.of(new Value.Fields(Map.of("deep", new Value.Text(secret)))));
        }

        private Value value(int depth) {
            return switch (random.nextInt(depth > 3 ? 5 : 8)) {
                case 0 -> new Value.Whole(random.nextInt(100_000));
                case 1 -> plants ? number() : Value.NOTHING;
                case 2 -> new Value.Decimal(random.nextInt(100_000) / 8.0);
                case 3, 4 -> new Value.Text(text());
                case 5 -> new Value.Items(List.of(value(depth + 1), value(depth + 1)));
                case 6 -> new Value.Text(EmbeddedJson.write(fields(depth + 1)));
                default -> fields(depth + 1);
            };
        }

        private Value number() {
            var number = pick(NUMBERS);
            planted.add(number.toString().length() == 13 ? number.toString().substring(2) : number.toString());
            return random.nextInt(3) == 0 && number < 1L << 53 ? new Value.Decimal(number) : new Value.Whole(number);
        }

        private String text() {
            if (!plants || random.nextInt(3) == 0) {
                return pick(HARMLESS);
            }
            var plant = pick(PLANTS);
            var spelled = pick(spellings()).apply(plant);
            planted.add(spelled);
            planted.add(plant);
            return switch (random.nextInt(8)) {
                case 0 -> "联系" + spelled + "请回电";
                case 1 -> "a=" + spelled + "&b=2";
                case 2 -> "/x?q=" + spelled;
                case 3 -> "{\"cut\": \"" + spelled + "\", \"off";
                case 4 -> spelled + "," + spelled;
                case 5 -> "(" + spelled + ")";
                case 6 -> "error for " + spelled + " at line 3";
                default -> spelled;
            };
        }

        private static List<UnaryOperator<String>> spellings() {
            return List.of(
                    text -> text,
                    text -> text,
                    text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
                    text -> URLEncoder.encode(
                            URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
                            StandardCharsets.UTF_8),
                    Garden::fullWidth,
                    text -> text.charAt(0) + "\u200b" + text.substring(1),
                    text -> text.replace("@", "\\u0040"));
        }

        private static String fullWidth(String text) {
            var wide = new StringBuilder();
            text.chars().forEach(c -> wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : (char) c));
            return wide.toString();
        }

        private <T> T pick(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
