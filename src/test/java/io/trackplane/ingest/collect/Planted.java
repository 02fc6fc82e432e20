package io.trackplane.ingest.collect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Personal values that occur nowhere else, another of each kind for every place they are put in, so that one that is found tells where it came from. */
final class Planted {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Map<String, String> places = new TreeMap<>();
    private int next = 101;

    /** All that must not be found anywhere, with the place where it was put. */
    Map<String, String> all() {
        return places;
    }

    /** Plants a value of another kind. */
    String planted(String value, String place) {
        places.put(value, place);
        return value;
    }

    String email(String place) {
        return planted("p" + next++ + "@hidden-mail.example", place + ", e-mail");
    }

    String phone(String place) {
        return planted("139%08d".formatted(10_000_000 + next++), place + ", phone");
    }

    String identityNumber(String place) {
        var digits = "11010519900101%03d".formatted(next++);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return planted(digits + "10X98765432".charAt(sum % 11), place + ", identity number");
    }

    String card(String place) {
        var digits = "622202%09d".formatted(next++);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int doubled = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += doubled / 10 + doubled % 10;
        }
        return planted(digits + (10 - sum % 10) % 10, place + ", bank card");
    }

    String token(String place) {
        var head = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        var body = base64("{\"sub\":\"planted" + next++ + "\",\"name\":\"Somebody\"}");
        planted(body, place + ", JWT");
        return head + "." + body + "." + base64("a signature of some length " + next);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String address(String place) {
        int number = next++;
        return planted("10.%d.%d.%d".formatted(100 + number / 100, 100 + number % 100, 201), place + ", IP address");
    }

    String secret(String place) {
        return planted("sekret" + next++ + "value", place + ", secret in a query");
    }

    /** One of each, as people and programs write them. */
    List<String> sentences(String place) {
        var sentences = new ArrayList<String>();
        sentences.add("mail " + email(place));
        sentences.add("call " + phone(place) + " now");
        sentences.add("identity number " + identityNumber(place));
        sentences.add("paid with " + card(place));
        sentences.add("Authorization: Bearer " + token(place));
        sentences.add("from " + address(place) + ":443");
        sentences.add("at https://shop.example/callback?access_token=" + secret(place) + "&page=2");
        return sentences;
    }

    /** All of them in one text. */
    String text(String place) {
        return String.join(", ", sentences(place));
    }

    /** What fits where 128 characters are the most. */
    String brief(String place) {
        return "of " + email(place) + " " + phone(place) + " " + address(place);
    }
}
