package io.trackplane.management;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** The two ways a bundle is written. Both hold the same tree; the same tree is always the same text. */
public enum BundleFormat {
    /** Indented by two blanks. */
    JSON("application/json", jsonMapper()),
    /** YAML 1.2 without tags, anchors and aliases. */
    YAML("application/yaml", yamlMapper());

    /** Largest document, bytes. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private static final int DEEPEST = 60;

    private final String contentType;

    @SuppressWarnings("ImmutableEnumChecker") // never reconfigured
    private final ObjectMapper mapper;

    BundleFormat(String contentType, ObjectMapper mapper) {
        this.contentType = contentType;
        this.mapper = mapper;
    }

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxDocumentLength(LARGEST)
                .maxNestingDepth(DEEPEST)
                .maxStringLength(100_000)
                .maxNumberLength(100)
                .build();
    }

    private static ObjectMapper jsonMapper() {
        return JsonMapper.builder(tools.jackson.core.json.JsonFactory.builder()
                        .streamReadConstraints(constraints())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    private static ObjectMapper yamlMapper() {
        return YAMLMapper.builder(YAMLFactory.builder()
                        .streamReadConstraints(constraints())
                        .loadSettings(org.snakeyaml.engine.v2.api.LoadSettings.builder()
                                .setCodePointLimit(LARGEST)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** What a header of that value stands for: YAML where it says so, else JSON. */
    public static BundleFormat named(@Nullable String header) {
        return header != null && header.toLowerCase(Locale.ROOT).contains("yaml") ? YAML : JSON;
    }

    /** The media type it is sent as. */
    public String contentType() {
        return contentType;
    }

    /**
     * Reads a document.
     *
     * @throws Problem.Invalid on {@code body} when it is not readable
     */
    public JsonNode read(byte[] document) {
        requireText(document);
        try {
            if (this == YAML) {
                refuseAliases(document);
            }
            return mapper.readTree(document);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Problem.Invalid(
                    "body",
                    at == null || at.getLineNr() < 1
                            ? Message.of("management.problem.unreadable")
                            : Message.of("problem.json.unreadable", at.getLineNr(), Math.max(1, at.getColumnNr())));
        }
    }

    private static void requireText(byte[] document) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
        } catch (CharacterCodingException e) {
            throw new Problem.Invalid("body", Message.of("management.problem.utf-8"));
        }
    }

    /** An alias would silently become a text. */
    private void refuseAliases(byte[] document) {
        try (var parser = mapper.createParser(new ByteArrayInputStream(document))) {
            while (parser.nextToken() != null) {
                if (parser instanceof YAMLParser yaml && (yaml.isCurrentAlias() || yaml.getObjectId() != null)) {
                    throw new Problem.Invalid("body", Message.of("management.problem.alias"));
                }
            }
        }
    }

    /** The text of a document, ending with a line break. */
    public byte[] write(JsonNode document) {
        var text = this == YAML ? YamlText.of(document) : mapper.writeValueAsString(document) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
