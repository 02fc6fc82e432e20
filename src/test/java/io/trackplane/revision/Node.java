package io.trackplane.revision;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.AllowedOrigins;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One server among several at the same store, with notes as the only sort of part. */
final class Node implements AutoCloseable {
    static final Actor ANNA = Actor.person("usr_anna", "anna@nebula.example");
    static final Actor BEN = Actor.person("usr_ben", "ben@nebula.example");
    static final Environment STAGING = environment("staging", false);
    static final Environment PRODUCTION = environment("production", true);

    final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    final CurrentRevisions current;
    final Revisions revisions;
    final Drafts drafts;
    final PartKinds kinds;
    private final MongoClient client;

    Node(int port) {
        client = MongoClients.create("mongodb://127.0.0.1:" + port
                + "/?serverSelectionTimeoutMS=300&connectTimeoutMS=300&socketTimeoutMS=1000");
        var mongo = new MongoTemplate(client, "trackplane");
        var store = new RevisionStore(mongo);
        kinds = new PartKinds(
                new StaticListableBeanFactory(java.util.Map.of("notes", new Notes())).getBeanProvider(PartKind.class));
        current = new CurrentRevisions(store, events::add);
        revisions = new Revisions(store, current, kinds, events::add, Clock.systemUTC());
        drafts = new Drafts(new DraftStore(mongo), revisions, kinds, events::add, Clock.systemUTC());
    }

    @Override
    public void close() {
        client.close();
    }

    static PartName note(String key) {
        return new PartName("note", key);
    }

    static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static Environment environment(String key, boolean isProtected) {
        return environment(key, isProtected, Instant.EPOCH);
    }

    static Environment environment(String key, boolean isProtected, Instant createdAt) {
        return new Environment(
                "nebula",
                "onchain_app",
                key,
                key,
                EnvironmentKind.STAGING,
                isProtected,
                "onchain_app-" + key,
                AllowedOrigins.of(List.of()),
                false,
                null,
                createdAt,
                0);
    }

    /** A text that may refer to another note. */
    record Note(
            String text, @org.jspecify.annotations.Nullable String refers) {}

    private static final class Notes implements PartKind {
        @Override
        public String key() {
            return "note";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public Permission permission() {
            return Permission.FLAGS_CHANGE;
        }

        @Override
        public String canonical(String key, String json) {
            var note = CanonicalJson.read(json, Note.class);
            if (note.text() == null || note.text().isBlank()) {
                throw new Problem.Invalid("text", Message.of("tenancy.problem.required"));
            }
            return CanonicalJson.write(note);
        }

        @Override
        public void check(Parts all) {
            all.of("note").forEach((key, content) -> {
                var refers = CanonicalJson.read(content, Note.class).refers();
                if (refers != null && all.find(note(refers)).isEmpty()) {
                    throw new Problem.Invalid("note/" + key + ".refers", Message.of("tenancy.problem.required"));
                }
            });
        }

        @Override
        public String title(String key, String content) {
            return CanonicalJson.read(content, Note.class).text();
        }

        @Override
        public String page(String key) {
            return "/notes/" + key;
        }
    }
}
