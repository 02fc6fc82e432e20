package io.trackplane.insight.deliveries;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.regex.Pattern;

/** Which {@code delivery_id}s can be registered: those that can stand in the address of a page as they are. */
public final class DeliveryIds {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:~@-]{0,127}");

    private DeliveryIds() {}

    /** Whether it begins with a letter or digit, goes on with these or {@code . _ : ~ @ -} and has at most 128 characters. */
    public static boolean isRegistrable(String id) {
        return ID.matcher(id).matches();
    }

    static void check(String id) {
        if (id.isBlank()) {
            throw new Problem.Invalid("id", Message.of("insight.delivery.problem.required"));
        }
        if (!isRegistrable(id)) {
            throw new Problem.Invalid("id", Message.of("insight.delivery.problem.id"));
        }
    }
}
