package io.trackplane.ingest.back;

import io.trackplane.ingest.Batch;
import io.trackplane.ingest.log.BatchWriter;
import java.util.List;

/** Remembers what came before the start, before it writes anything; tries again with the next group when the store was away. */
final class RecallingWriter implements BatchWriter {
    private final BatchWriter writer;
    private final Runnable recall;
    private boolean hasRecalled;

    RecallingWriter(BatchWriter writer, Runnable recall) {
        this.writer = writer;
        this.recall = recall;
    }

    @Override
    public void write(List<Batch> batches) {
        if (!hasRecalled) {
            recall.run();
            hasRecalled = true;
        }
        writer.write(batches);
    }
}
