package io.trackplane.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How a tenant wants its plans to be written.
 *
 * @param id slug of the tenant
 * @param settings canonical JSON
 */
@Document("plan_lint")
record LintDocument(
        @Id String id, String settings, @Version @Nullable Long version) {}
