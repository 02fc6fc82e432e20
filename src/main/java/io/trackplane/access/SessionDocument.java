package io.trackplane.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A session as stored. The identifier is a digest: who reads the store cannot take over a session.
 *
 * @param id SHA-256 of the session identifier in the cookie
 * @param userId whose, null before sign-in
 * @param browser the User-Agent header at sign-in, cut to 300 characters
 * @param address the network the sign-in came from
 * @param attributes the session's attributes, serialized
 */
@Document("sessions")
@SuppressWarnings("ArrayRecordComponent") // never compared
record SessionDocument(
        @Id String id,
        @Indexed @Nullable String userId,
        @Nullable String browser,
        @Nullable String address,
        Instant createdAt,
        Instant lastAccessedAt,
        @Indexed(expireAfter = "0s") Instant expiresAt,
        byte[] attributes) {}
