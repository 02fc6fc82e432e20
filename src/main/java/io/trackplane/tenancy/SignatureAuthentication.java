package io.trackplane.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/**
 * Finds out for which environment a signature speaks: {@code app_id}, {@code timestamp} and {@code sign} of a body (seed 001 §5). {@code sign} is
 * the hexadecimal HMAC-SHA256 of {@code app_id + timestamp} with the signing secret, or, only where the environment allows it, the MD5 of {@code
 * app_id + timestamp + secret}. The signature does not cover the events: whoever overhears it may use it until it is stale.
 */
@Service
public class SignatureAuthentication {
    /** How far the timestamp may be from the server's time. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST = 200;
    private static final int HMAC_DIGITS = 64;

    private final EnvironmentStore store;
    private final Environments environments;
    private final Clock clock;

    SignatureAuthentication(EnvironmentStore store, Environments environments, Clock clock) {
        this.store = store;
        this.environments = environments;
        this.clock = clock;
    }

    /**
     * What was presented.
     *
     * @param timestamp milliseconds since 1970
     * @param sign hexadecimal
     */
    public record Signature(String appId, long timestamp, String sign) {
        boolean isLegacy() {
            return sign.length() != HMAC_DIGITS;
        }
    }

    /**
     * Who calls.
     *
     * @param isLegacy whether an MD5 signature was shown, whose secret stands in web pages
     */
    public record SignedCaller(Environment environment, boolean isLegacy) {}

    /**
     * Checks a signature, and lets the page of an allowed origin read the answer.
     *
     * @throws Problem.Unauthenticated when it is wrong, stale, or of a kind that the environment does not accept
     * @throws Problem.Forbidden when it comes from a page whose origin is not allowed
     */
    public SignedCaller authenticate(Signature signature, HttpServletRequest request, HttpServletResponse response) {
        refuseStale(signature.timestamp());
        if (signature.appId().length() > LONGEST || signature.sign().length() > LONGEST) {
            throw refused("tenancy.problem.signature-wrong");
        }
        var document = store.presented(signature.appId()).orElseThrow(() -> refused("tenancy.problem.signature-wrong"));
        var environment = environments
                .find(document.tenant(), document.application(), document.key())
                .orElseThrow(() -> refused("tenancy.problem.signature-wrong"));
        refuseWrong(signature, document);
        SdkKeyAuthentication.checkOrigin(true, environment, request, response);
        return new SignedCaller(environment, signature.isLegacy());
    }

    private void refuseStale(long timestamp) {
        long now = clock.millis();
        if (timestamp < now - TOLERANCE.toMillis() || timestamp > now + TOLERANCE.toMillis()) {
            throw refused("tenancy.problem.signature-stale");
        }
    }

    private void refuseWrong(Signature signature, EnvironmentDocument document) {
        var secrets = document.signing() == null
                ? List.<String>of()
                : document.signing().accepted(clock.instant());
        if (signature.isLegacy() && !document.legacySignatures()) {
            throw refused("tenancy.problem.signature-legacy");
        }
        if (secrets.stream().noneMatch(secret -> isRight(signature, secret))) {
            throw refused("tenancy.problem.signature-wrong");
        }
    }

    private static boolean isRight(Signature signature, String secret) {
        var signed = signature.appId() + signature.timestamp();
        var right = signature.isLegacy() ? md5(signed + secret) : hmac(secret, signed);
        return MessageDigest.isEqual(
                right.getBytes(UTF_8), signature.sign().toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    private static String hmac(String secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** As seed 001's browsers do it. */
    private static String md5(String signed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static Problem.Unauthenticated refused(String message) {
        return new Problem.Unauthenticated(Message.of(message));
    }
}
