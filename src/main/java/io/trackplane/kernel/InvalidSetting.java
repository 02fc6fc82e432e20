package io.trackplane.kernel;

import java.io.Serial;

/**
 * A setting that is wrong or contradicts another one. Thrown while the server starts; the start stops and prints the
 * sentence, nothing else. The sentence names the setting and says what to change.
 */
public final class InvalidSetting extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public InvalidSetting(String sentence) {
        super(sentence);
    }

    public InvalidSetting(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
