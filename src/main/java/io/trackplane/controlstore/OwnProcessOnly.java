package io.trackplane.controlstore;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.trackplane.kernel.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Keeps everybody but this process off the embedded server: its port is on the loopback interface, which every user of
 * the machine can reach. A connection signs in with SASL PLAIN (RFC 4616) and a password that was made for this run.
 */
final class OwnProcessOnly {
    static final String USER = "trackplane";

    private static final AttributeKey<Boolean> SIGNED_IN = AttributeKey.valueOf(OwnProcessOnly.class, "signedIn");
    private static final Set<String> BEFORE_SIGNING_IN = Set.of("hello", "ismaster");
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private final String password = Secrets.random("");

    String password() {
        return password;
    }

    boolean admits(Channel channel, String command) {
        return isGreeting(command) || channel.hasAttr(SIGNED_IN);
    }

    /** What a driver asks to find out whether it speaks to a server at all. */
    static boolean isGreeting(String command) {
        return BEFORE_SIGNING_IN.contains(command);
    }

    Document signIn(Channel channel, Document command) {
        if (!(command.get("payload") instanceof BinData payload)
                || !MessageDigest.isEqual(payload.getData(), expected())) {
            return refusal(AUTHENTICATION_FAILED, "AuthenticationFailed");
        }
        channel.attr(SIGNED_IN).set(true);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    static Document refusal() {
        return refusal(UNAUTHORIZED, "Unauthorized");
    }

    private static Document refusal(int code, String name) {
        return new Document("ok", 0.0)
                .append("code", code)
                .append("codeName", name)
                .append("errmsg", "this server serves the process it runs in");
    }

    /** Whom to act as, who it is, and the password. */
    private byte[] expected() {
        return (USER + "\0" + USER + "\0" + password).getBytes(StandardCharsets.UTF_8);
    }
}
