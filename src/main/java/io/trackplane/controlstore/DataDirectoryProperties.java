package io.trackplane.controlstore;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server keeps its files.
 *
 * @param dataDir Directory of everything the server stores itself. Created at the first start; one server at a time
 *     uses it.
 */
@ConfigurationProperties("trackplane")
record DataDirectoryProperties(@DefaultValue("./data") Path dataDir) {}
