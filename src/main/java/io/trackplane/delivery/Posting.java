package io.trackplane.delivery;

import io.trackplane.flag.EvaluationContext;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who reads configuration and says in the body whom it is for.
 *
 * @param body a JSON object
 * @param context the one in the body
 */
record Posting(Reading reading, JsonNode body, EvaluationContext context) {}
