package io.trackplane.ingest;

import java.util.ArrayList;
import java.util.List;

class InMemoryEventLogTest extends EventLogContract {
    private final List<Batch> committed = new ArrayList<>();

    @Override
    protected EventLog open(Gate gate) {
        return new InMemoryEventLog(
                batch -> {
                    gate.pass(names(batch));
                    keep(batch);
                },
                CAPACITY);
    }

    private synchronized void keep(Batch batch) {
        committed.add(batch);
    }

    @Override
    protected void stop(EventLog log) throws InterruptedException {
        ((InMemoryEventLog) log).stop();
    }

    @Override
    protected synchronized List<String> committed() {
        return committed.stream().flatMap(batch -> names(batch).stream()).toList();
    }

    @Override
    protected synchronized long counted() {
        return committed.stream().mapToLong(Batch::size).sum();
    }
}
