/** The pages about tenants, applications, environments and keys. */
@NullMarked
package io.trackplane.tenancy.console;

import org.jspecify.annotations.NullMarked;
