/**
 * Where control data lives: the data directory, and in it an embedded MongoDB-compatible server that has every write on
 * the disk before it is acknowledged; or an external MongoDB. Other modules use Spring Data's {@code MongoTemplate} and
 * do not see the difference. Also checks the settings before anything starts. Uses {@code kernel}.
 */
@ApplicationModule(displayName = "Control store", allowedDependencies = "kernel")
@NullMarked
package io.trackplane.controlstore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
