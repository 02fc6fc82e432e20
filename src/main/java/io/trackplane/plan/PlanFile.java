package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;

/**
 * A plan as a file that says everything.
 *
 * @param type media type
 * @param text its content
 */
public record PlanFile(String type, String text) {
    /**
     * One of {@code plan.md}, {@code plan.csv}, {@code plan.schema.json} and {@code plan.json}.
     *
     * @throws Problem.NotFound when it is none of these
     */
    public static PlanFile of(String name, PlanContent content) {
        return switch (name) {
            case "plan.md" -> new PlanFile("text/markdown;charset=UTF-8", PlanExport.markdown(content));
            case "plan.csv" -> new PlanFile("text/csv;charset=UTF-8", PlanExport.csv(content));
            case "plan.schema.json" -> new PlanFile("application/schema+json", PlanSchema.of(content));
            case "plan.json" -> new PlanFile("application/json", CanonicalJson.pretty(content));
            default -> throw new Problem.NotFound();
        };
    }
}
