package io.trackplane.ingest.front;

import io.trackplane.kernel.Message;

/**
 * One thing that is wrong with an event.
 *
 * @param field path of the field, such as {@code properties.amount}; empty for the event as a whole
 * @param message for whoever wrote the client; tells no value that was sent
 */
public record Objection(ObjectionKind kind, String field, Message message) {}
