package io.trackplane.ingest.front;

import io.trackplane.ingest.Batch;
import java.util.List;

/**
 * What the front stage makes of a request.
 *
 * @param batch for the log
 * @param verdicts one for each event, in the order sent
 */
public record Judged(Batch batch, List<Verdict> verdicts) {}
