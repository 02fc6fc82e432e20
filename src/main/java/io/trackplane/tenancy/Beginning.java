package io.trackplane.tenancy;

import io.trackplane.kernel.Permission;

/** Something that every new environment should begin with, told by the module it belongs to; the start page lists what is left to do. */
public interface Beginning {
    /** Part of the message keys {@code tenancy.start.step.<name>}, {@code ….why} and {@code ….do}. */
    String name();

    /** Whether it was done in an environment. */
    boolean isDone(Environment environment);

    /** The page on which it is done, below that of the environment: {@code /flags}. */
    String page();

    /** What doing it needs. */
    Permission permission();
}
