package io.trackplane.tenancy;

/** Where a document stands between its first and its last write. Only {@code ACTIVE} ones exist for anybody. */
enum Lifecycle {
    /** What belongs to it is still being written; nobody was told that it exists. */
    CREATING,
    ACTIVE,
    /** What belongs to it is being deleted; nobody can reach it. */
    DELETING
}
