package io.trackplane.revision;

import java.util.List;
import java.util.TreeMap;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * All parts as of some revision, so that a start need not read every revision there ever was. Made from the revisions; losing it costs
 * time only.
 */
@Document("checkpoints")
record CheckpointDocument(@Id String id, long revision, List<Stored> parts) {
    /** A part as it is stored. */
    record Stored(String kind, String key, String content) {}

    static CheckpointDocument of(Ground ground, Published published) {
        return new CheckpointDocument(
                ground.id(),
                published.revision(),
                published.parts().contents().entrySet().stream()
                        .map(part ->
                                new Stored(part.getKey().kind(), part.getKey().key(), part.getValue()))
                        .toList());
    }

    Published published(Ground ground) {
        var contents = new TreeMap<PartName, String>();
        parts.forEach(part -> contents.put(new PartName(part.kind(), part.key()), part.content()));
        return new Published(
                ground.tenant(), ground.application(), ground.environment(), revision, new Parts(contents));
    }
}
