package io.trackplane.flag;

import org.ff4j.core.FlippingExecutionContext;

/**
 * Takes the place of the variable in which {@code FF4j.check(name, context)} leaves the context in the thread, from where a later
 * {@code check(name)} would decide for the previous user. Keeps nothing, and refuses checks without a context.
 */
final class NoCurrentContext extends ThreadLocal<FlippingExecutionContext> {
    @Override
    public FlippingExecutionContext get() {
        throw new IllegalStateException("every check is given its context");
    }

    @Override
    public void set(FlippingExecutionContext context) {
        // nothing is kept
    }
}
