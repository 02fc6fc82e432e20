package io.trackplane.revision;

/**
 * An environment serves something new from now on. Published synchronously on the node where it was published, before that
 * person is answered, and on every other node that serves the environment as soon as it finds out.
 *
 * @param before what it served until now
 * @param now what it serves from now on
 */
public record RevisionPublished(Published before, Published now) {}
