package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;

/** What the modules ask of a control store, asked of the embedded one. */
class ControlStoreContractTest {
    @TempDir
    static Path directory;

    private static EmbeddedStore store;
    private static MongoClient client;
    private static MongoTemplate mongo;

    @Document("things")
    record Thing(
            @Id String id,
            String tenant,
            String key,
            Set<String> tags,
            Instant at,
            @Nullable @Version Long version) {
        static Thing of(String tenant, String key) {
            return new Thing(
                    tenant + "/" + key,
                    tenant,
                    key,
                    Set.of("a", "b"),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    null);
        }
    }

    @BeforeAll
    static void open() {
        store = EmbeddedStore.open(directory);
        client = MongoClients.create(store.connectionString());
        mongo = new MongoTemplate(client, EmbeddedStore.DATABASE);
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        mongo.dropCollection(Thing.class);
        mongo.indexOps(Thing.class)
                .createIndex(new Index("tenant", Sort.Direction.ASC)
                        .on("key", Sort.Direction.ASC)
                        .unique());
    }

    @Test
    void keepsEveryFieldOfARecord() {
        var saved = mongo.insert(Thing.of("acme", "one"));
        assertThat(mongo.findById("acme/one", Thing.class)).isEqualTo(saved);
    }

    @Test
    void refusesAStaleVersion() {
        var first = mongo.insert(Thing.of("acme", "one"));
        mongo.save(first);
        assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> mongo.save(first));
    }

    @Test
    void ofManyWhoInsertTheSameKeyAtOnceOneSucceeds() throws Exception {
        Callable<Boolean> insert = () -> {
            try {
                mongo.insert(new Thing(Thread.currentThread().getName(), "acme", "one", Set.of(), Instant.now(), null));
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var outcomes = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> insert).toList());
            assertThat(outcomes.stream().filter(outcome -> outcome.resultNow())).hasSize(1);
        }
        assertThat(mongo.count(query(where("tenant").is("acme")), Thing.class)).isEqualTo(1);
    }

    @Test
    void theSameKeyInAnotherTenantIsAnotherThing() {
        mongo.insert(Thing.of("acme", "one"));
        mongo.insert(Thing.of("globex", "one"));
        assertThat(mongo.findOne(query(where("tenant").is("globex").and("key").is("one")), Thing.class))
                .extracting(Thing::id)
                .isEqualTo("globex/one");
    }

    @Test
    void findsSeveralByTheirIds() {
        mongo.insertAll(List.of(Thing.of("acme", "one"), Thing.of("acme", "two"), Thing.of("acme", "three")));
        assertThat(mongo.find(query(where("_id").in("acme/one", "acme/three", "acme/none")), Thing.class))
                .extracting(Thing::key)
                .containsExactlyInAnyOrder("one", "three");
    }

    @Test
    void modifiesAndReturnsInOneStep() {
        mongo.insert(Thing.of("acme", "one"));
        var modified = mongo.findAndModify(
                query(where("_id").is("acme/one")),
                new Update().addToSet("tags", "c"),
                FindAndModifyOptions.options().returnNew(true),
                Thing.class);
        assertThat(modified).extracting(Thing::tags).isEqualTo(Set.of("a", "b", "c"));
    }

    @Test
    void anUpsertMakesAndThenChangesOneThing() {
        for (var tag : List.of("first", "second")) {
            mongo.upsert(
                    query(where("_id").is("acme/one")),
                    new Update()
                            .set("tags", List.of(tag))
                            .setOnInsert("tenant", "acme")
                            .setOnInsert("key", "one"),
                    Thing.class);
        }
        assertThat(mongo.findAll(Thing.class))
                .singleElement()
                .extracting(Thing::tags)
                .isEqualTo(Set.of("second"));
    }

    @Test
    void deletesOnlyTheTenantsOwn() {
        mongo.insertAll(List.of(Thing.of("acme", "one"), Thing.of("globex", "one")));
        mongo.remove(query(where("tenant").is("acme")), Thing.class);
        assertThat(mongo.findAll(Thing.class)).extracting(Thing::tenant).containsExactly("globex");
    }

    @Test
    void sortsAndPages() {
        mongo.insertAll(IntStream.range(0, 25)
                .mapToObj(i -> Thing.of("acme", "%02d".formatted(i)))
                .toList());
        var page = query(where("tenant").is("acme"))
                .with(Sort.by(Sort.Direction.DESC, "key"))
                .skip(10)
                .limit(10);
        assertThat(mongo.find(page, Thing.class))
                .extracting(Thing::key)
                .hasSize(10)
                .startsWith("14")
                .endsWith("05");
    }
}
