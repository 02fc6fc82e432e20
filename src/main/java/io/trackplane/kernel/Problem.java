package io.trackplane.kernel;

import java.io.Serial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that stops a request and that the caller is told about. The web module turns each into a page or a JSON
 * answer with the matching status; nothing else catches them.
 */
public abstract sealed class Problem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Message told;

    protected Problem(Message told) {
        super(told.key() + told.arguments());
        this.told = told;
    }

    /** What the person is told. */
    public Message told() {
        return told;
    }

    /** 404: it does not exist, or the caller must not learn that it does. */
    public static final class NotFound extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        public NotFound() {
            super(Message.of("problem.not-found"));
        }
    }

    /** 403: the caller is known and may not do this. The message says who may. */
    public static final class Forbidden extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        public Forbidden(Message told) {
            super(told);
        }
    }

    /** 401: no credential, or one that is wrong, expired or revoked. */
    public static final class Unauthenticated extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        public Unauthenticated(Message told) {
            super(told);
        }
    }

    /** 409: the request is well-formed but does not fit the present state, such as deleting the last owner. */
    public static final class Conflict extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        public Conflict(Message told) {
            super(told);
        }
    }

    /** 409: somebody saved the thing after the caller began to edit it. Nothing was saved. */
    public static final class Stale extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        private final long currentVersion;

        public Stale(long currentVersion) {
            super(Message.of("problem.stale"));
            this.currentVersion = currentVersion;
        }

        /** The version that is stored now. */
        public long currentVersion() {
            return currentVersion;
        }
    }

    /** 422: one or more fields cannot be accepted. Keys are field names, in the order of the form. */
    public static final class Invalid extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        private final LinkedHashMap<String, Message> fields;

        public Invalid(Map<String, Message> fields) {
            super(Message.of("problem.invalid"));
            this.fields = new LinkedHashMap<>(fields);
        }

        public Invalid(String field, Message message) {
            this(Map.of(field, message));
        }

        /** Field name to what is wrong with it. */
        public Map<String, Message> fields() {
            return fields;
        }
    }

    /** 400: a program sent something that cannot be read. Keys say where: {@code body}, a field, {@code context.age}. */
    public static final class Malformed extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        private final LinkedHashMap<String, Message> fields;

        public Malformed(Map<String, Message> fields) {
            super(Message.of("problem.malformed"));
            this.fields = new LinkedHashMap<>(fields);
        }

        public Malformed(String field, Message message) {
            this(Map.of(field, message));
        }

        /** Place to what is wrong there. */
        public Map<String, Message> fields() {
            return fields;
        }
    }

    /** 413: what was sent is larger than it may be. */
    public static final class TooLarge extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        public TooLarge(Message told) {
            super(told);
        }
    }

    /** 429: too many attempts; nothing was tried. */
    public static final class TooMany extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        public TooMany(Message told, Duration retryAfter) {
            super(told);
            this.retryAfter = retryAfter;
        }

        /** How long to wait before the next attempt. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 503: what is needed for it is away or full; nothing was done. */
    public static final class Unavailable extends Problem {
        @Serial
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        public Unavailable(Message told, Duration retryAfter) {
            super(told);
            this.retryAfter = retryAfter;
        }

        /** How long to wait before the next attempt. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
