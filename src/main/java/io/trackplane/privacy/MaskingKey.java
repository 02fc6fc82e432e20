package io.trackplane.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a tenant's hashes are made with. Whoever has it can find out by trying which phone a hash stands for. */
public final class MaskingKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;

    private final Mac prototype;

    private MaskingKey(Mac prototype) {
        this.prototype = prototype;
    }

    /**
     * The key of these bytes.
     *
     * @param secret at least 16 bytes, from a secure random source
     */
    public static MaskingKey of(byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("a masking key has at least " + SHORTEST + " bytes");
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return new MaskingKey(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** 64 bits that stand for a text: the first of its HMAC-SHA256. */
    public long number(String text) {
        return ByteBuffer.wrap(mac().doFinal(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** What stands for a text where it must not be kept: its HMAC-SHA256 in lower-case hexadecimal, 64 characters. */
    public String digest(String text) {
        return HexFormat.of().formatHex(mac().doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A function that is for one thread. */
    Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of the platform can be cloned", e);
        }
    }

    @Override
    public String toString() {
        return "MaskingKey";
    }
}
