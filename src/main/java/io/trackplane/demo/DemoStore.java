package io.trackplane.demo;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The mark of a store that holds demo data, and which of it is loaded. */
@Component
class DemoStore {
    private static final String ID = "demo";

    private final MongoTemplate mongo;

    DemoStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Optional<Mark> find() {
        return Optional.ofNullable(mongo.findById(ID, Mark.class));
    }

    void mark(Instant since) {
        mongo.insert(new Mark(ID, since, List.of()));
    }

    void loaded(String part) {
        mongo.updateFirst(query(where("_id").is(ID)), new Update().addToSet("loaded", part), Mark.class);
    }

    /**
     * The mark.
     *
     * @param loaded what was loaded completely and is left alone from then on
     */
    @Document("demo")
    record Mark(@Id String id, Instant since, List<String> loaded) {}
}
