package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutHashTest {
    private static final Path VECTORS = Path.of("docs/rollout-hash-vectors.csv");

    static List<String> vectors() throws IOException {
        return Files.readAllLines(VECTORS).stream().skip(1).toList();
    }

    /** Published in many places, among them the English Wikipedia's article on MurmurHash. */
    @ParameterizedTest
    @CsvSource({
        "'', 00000000",
        "test, ba6bd213",
        "'Hello, world!', c0363e43",
        "The quick brown fox jumps over the lazy dog, 2e4ff723"
    })
    void theHashIsMurmur3ForX86With32BitsAndSeed0(String text, String hash) {
        assertThat(RolloutHash.murmur3(text)).isEqualTo(Integer.parseUnsignedInt(hash, 16));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void thePublishedVectorsHold(String line) {
        var cells = line.split(",", -1);
        var hash = new RolloutHash(cells[0]);
        assertThat(hash.hash(cells[1])).isEqualTo(Integer.parseUnsignedInt(cells[2], 16));
        assertThat(hash.bucket(cells[1])).isEqualTo(Integer.parseInt(cells[3]));
    }

    @Test
    void theVectorsAreManyAndHoldEveryLengthOfCharacter() throws IOException {
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(String.join("", vectors())).contains("用户").contains("😀").contains("é");
    }

    @Test
    void aLoneSurrogateIsAQuestionMark() {
        var hash = new RolloutHash("seed");
        assertThat(hash.hash("a\ud83d")).isEqualTo(hash.hash("a?"));
        assertThat(hash.hash("\ude00b")).isEqualTo(hash.hash("?b"));
        assertThat(hash.hash("\ude00\ud83d")).isEqualTo(hash.hash("??"));
    }

    @Test
    void aSeedOfAnyLengthIsHashedAsIfItStoodBeforeTheKey() {
        for (int length = 1; length < 10; length++) {
            var seed = "s".repeat(length);
            assertThat(new RolloutHash(seed).hash("键😀x")).isEqualTo(RolloutHash.murmur3(seed + ":键😀x"));
        }
    }
}
