package io.trackplane.privacy;

import io.trackplane.revision.Parts;
import io.trackplane.tenancy.Environment;

/** Tells what the plan that an environment follows says about the fields of its events. Whoever knows plans implements it. */
@FunctionalInterface
public interface EnvironmentClasses {
    /** Those of the plan that the parts name. */
    PiiClasses of(Environment environment, Parts parts);
}
