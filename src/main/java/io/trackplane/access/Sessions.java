package io.trackplane.access;

import io.trackplane.kernel.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions in the control store: they survive a restart, are the same on every node, can be listed by their owner and
 * ended from elsewhere. One that was ended is never written again by a request that still holds it.
 */
@Component
class Sessions implements SessionRepository<ConsoleSession> {
    /** Session attribute with the id of the signed-in person. */
    static final String USER = "user";
    /** Session attribute with the browser's name for itself. */
    static final String BROWSER = "browser";
    /** Session attribute with the network of the sign-in. */
    static final String ADDRESS = "address";

    private static final Duration ACCESS_GRANULARITY = Duration.ofMinutes(1);
    private static final Duration ANONYMOUS_LIFETIME = Duration.ofMinutes(10);
    private static final ObjectInputFilter KNOWN_CLASSES = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;maxbytes=65536;java.lang.*;java.util.*;java.util.concurrent.*;java.time.*;io.trackplane.**;"
                    + "org.springframework.security.core.**;org.springframework.security.authentication.**;"
                    + "org.springframework.security.web.authentication.WebAuthenticationDetails;"
                    + "org.springframework.web.servlet.FlashMap;org.springframework.util.*;!*");

    private final MongoTemplate mongo;
    private final AccessProperties settings;
    private final Clock clock;

    Sessions(MongoTemplate mongo, AccessProperties settings, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.clock = clock;
    }

    static String newId() {
        return Secrets.random("");
    }

    @Override
    public ConsoleSession createSession() {
        var session = new MapSession(newId());
        session.setMaxInactiveInterval(settings.sessionIdle());
        return ConsoleSession.fresh(session);
    }

    @Override
    public @Nullable ConsoleSession findById(String id) {
        var document = mongo.findById(Secrets.digest(id), SessionDocument.class);
        if (document == null || document.expiresAt().isBefore(clock.instant())) {
            return null;
        }
        var session = new MapSession(id);
        session.setCreationTime(document.createdAt());
        session.setLastAccessedTime(document.lastAccessedAt());
        session.setMaxInactiveInterval(settings.sessionIdle());
        deserialize(document.attributes()).forEach(session::setAttribute);
        return ConsoleSession.stored(session);
    }

    @Override
    public void save(ConsoleSession session) {
        var storedId = session.storedId();
        if (storedId == null) {
            mongo.insert(document(session));
        } else if (!storedId.equals(session.getId())) {
            rename(storedId, session);
        } else if (session.needsSaving(ACCESS_GRANULARITY)) {
            update(session);
        }
        session.saved();
    }

    @Override
    public void deleteById(String id) {
        mongo.remove(byDigest(Secrets.digest(id)), SessionDocument.class);
    }

    /** The live sessions of a person, latest use first. */
    List<SessionDocument> of(String userId) {
        var live = Criteria.where("userId").is(userId).and("expiresAt").gt(clock.instant());
        return mongo.find(
                Query.query(live).with(Sort.by(Sort.Direction.DESC, "lastAccessedAt")), SessionDocument.class);
    }

    /** Ends one of a person's own sessions, named by its digest; false when there is none such. */
    boolean end(String userId, String digest) {
        var own = Query.query(Criteria.where("_id").is(digest).and("userId").is(userId));
        return mongo.remove(own, SessionDocument.class).getDeletedCount() > 0;
    }

    /** Ends all of a person's sessions but one. */
    void endOthers(String userId, String keptDigest) {
        var others = Criteria.where("userId").is(userId).and("_id").ne(keptDigest);
        mongo.remove(Query.query(others), SessionDocument.class);
    }

    @EventListener
    void on(SessionsEnded ended) {
        mongo.remove(Query.query(Criteria.where("userId").is(ended.userId())), SessionDocument.class);
    }

    /** The embedded store has no expiry of its own. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void removeExpired() {
        mongo.remove(Query.query(Criteria.where("expiresAt").lt(clock.instant())), SessionDocument.class);
    }

    /** A new identifier for the same session: the old one must be gone before the new one counts. */
    private void rename(String storedId, ConsoleSession session) {
        if (mongo.remove(byDigest(Secrets.digest(storedId)), SessionDocument.class)
                        .getDeletedCount()
                > 0) {
            mongo.insert(document(session));
        }
    }

    private void update(ConsoleSession session) {
        var document = document(session);
        var update = Update.update("userId", document.userId())
                .set("browser", document.browser())
                .set("address", document.address())
                .set("lastAccessedAt", document.lastAccessedAt())
                .set("expiresAt", document.expiresAt())
                .set("attributes", document.attributes());
        mongo.updateFirst(byDigest(document.id()), update, SessionDocument.class);
    }

    private SessionDocument document(ConsoleSession session) {
        return new SessionDocument(
                Secrets.digest(session.getId()),
                session.getAttribute(USER),
                session.getAttribute(BROWSER),
                session.getAttribute(ADDRESS),
                session.getCreationTime().truncatedTo(ChronoUnit.MILLIS),
                session.getLastAccessedTime().truncatedTo(ChronoUnit.MILLIS),
                expiry(session),
                serialize(session));
    }

    private Instant expiry(ConsoleSession session) {
        if (session.getAttribute(USER) == null) {
            return session.getCreationTime().plus(ANONYMOUS_LIFETIME);
        }
        var idle = session.getLastAccessedTime().plus(settings.sessionIdle());
        var end = session.getCreationTime().plus(settings.sessionLifetime());
        return idle.isBefore(end) ? idle : end;
    }

    private static Query byDigest(String digest) {
        return Query.query(Criteria.where("_id").is(digest));
    }

    private static byte[] serialize(ConsoleSession session) {
        var attributes = new HashMap<String, Object>();
        session.getAttributeNames().forEach(name -> attributes.put(name, session.getRequiredAttribute(name)));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(attributes);
        } catch (IOException e) {
            throw new UncheckedIOException("a session attribute cannot be serialized", e);
        }
        return bytes.toByteArray();
    }

    /** Attributes written by another version of the program are dropped: the person signs in again. */
    @SuppressWarnings({"unchecked", "BanSerializableRead"
    }) // the filter admits only our own and the framework's classes
    private static Map<String, Object> deserialize(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN_CLASSES);
            return (Map<String, Object>) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            return Map.of();
        }
    }
}
