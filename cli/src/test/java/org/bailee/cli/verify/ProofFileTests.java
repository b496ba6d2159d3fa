package org.bailee.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.cli.verify.SpoiltLogs.LOG;
import static org.bailee.cli.verify.SpoiltLogs.STRANGER;
import static org.bailee.cli.verify.SpoiltLogs.WITNESS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Proofs made straight from RFC 6962, and every way we could think of to make one pass that is none.
class ProofFileTests {
    private static final int MOST = 40;
    private static final BuiltLog BUILT = SpoiltLogs.sound(MOST);

    private static ProofFile parse(String text) {
        return ProofFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyEntryOfEveryTreeIsIncluded() {
        for (int size = 1; size <= MOST; size++) {
            for (int index = 0; index < size; index++) {
                ProofFile proof = parse(BUILT.proof(index, size, LOG));
                assertThat(proof.isIncluded()).as("%d of %d", index, size).isTrue();
                assertThat(proof.told().id())
                        .isEqualTo(SpoiltLogs.told(BUILT, index).id());
            }
        }
    }

    /// At no other place, by no other hashes, in no other tree, and of no other entry.
    @Test
    void nothingElseIsIncluded() {
        for (int size = 2; size <= MOST; size++) {
            for (int index = 0; index < size; index++) {
                ProofFile sound = parse(BUILT.proof(index, size, LOG));
                String which = index + " of " + size;
                for (int other = 0; other < size; other++) {
                    assertThat(new ProofFile(sound.leaf(), other, sound.neighbours(), sound.head()).isIncluded())
                            .as("%s, said to stand at %d", which, other)
                            .isEqualTo(other == index);
                }
                byte[] otherLeaf = BUILT.leaves.get((index + 1) % size);
                assertThat(new ProofFile(otherLeaf, index, sound.neighbours(), sound.head()).isIncluded())
                        .as("%s, another entry", which)
                        .isFalse();
                assertThat(new ProofFile(
                                        sound.leaf(),
                                        index,
                                        sound.neighbours(),
                                        parse(BUILT.proof(0, size - 1, LOG)).head())
                                .isIncluded())
                        .as("%s, an older head", which)
                        .isFalse();
                for (UnaryOperator<List<byte[]>> spoilt : SPOILT) {
                    List<byte[]> neighbours = spoilt.apply(new ArrayList<>(sound.neighbours()));
                    assertThat(new ProofFile(sound.leaf(), index, neighbours, sound.head()).isIncluded())
                            .as("%s, other hashes", which)
                            .isFalse();
                }
            }
        }
    }

    private static final List<UnaryOperator<List<byte[]>>> SPOILT = List.of(
            hashes -> hashes.subList(1, hashes.size()),
            hashes -> hashes.subList(0, hashes.size() - 1),
            hashes -> {
                hashes.add(hashes.getLast());
                return hashes;
            },
            hashes -> {
                hashes.set(0, BuiltLog.sha(hashes.getFirst()));
                return hashes;
            },
            hashes -> {
                byte[] one = hashes.removeFirst();
                hashes.add(one);
                return hashes.size() == 1 ? List.of() : hashes;
            });

    @ParameterizedTest
    @ValueSource(longs = {-1, 40, 41, Long.MAX_VALUE, Long.MIN_VALUE})
    void aPlaceOutsideTheTreeIsNone(long index) {
        ProofFile sound = parse(BUILT.proof(3, MOST, LOG));
        assertThat(new ProofFile(sound.leaf(), index, sound.neighbours(), sound.head()).isIncluded())
                .isFalse();
    }

    /// A hash of two subtrees is no entry, whatever bytes it was made of: in a tree said to be half as large nothing
    /// but what is hashed before it tells an entry from the pair of hashes that a node is made of.
    @Test
    void aNodeOfTheTreeDoesNotPassForALeaf() {
        byte[] left = BuiltLog.sha(new byte[] {0}, BUILT.leaves.get(0));
        byte[] right = BuiltLog.sha(new byte[] {0}, BUILT.leaves.get(1));
        byte[] pair = ByteBuffer.allocate(64).put(left).put(right).array();
        byte[] above = BUILT.root(2, 4);
        assertThat(BuiltLog.sha(new byte[] {1}, BuiltLog.sha(new byte[] {1}, pair), above))
                .isEqualTo(BUILT.root(0, 4));
        Head four = parse(BUILT.proof(0, 4, LOG)).head();
        Head two = new Head(four.name(), four.text(), four.origin(), 2, four.root(), four.lines());
        assertThat(new ProofFile(pair, 0, List.of(above), two).isIncluded()).isFalse();
    }

    @Test
    void saysWhoSigned() {
        ProofFile proof = parse(BUILT.proof(5, 17, LOG, WITNESS));
        assertThat(proof.signedBy(List.of(LOG.verifier()))).containsExactly(BuiltLog.ORIGIN);
        assertThat(proof.signedBy(List.of(WITNESS.verifier()))).containsExactly("witness.example/w1");
        assertThat(proof.signedBy(List.of(STRANGER.verifier()))).isEmpty();
        String text = BUILT.proof(5, 17, LOG);
        String moved = text.replace(BUILT.head(17), BUILT.head(16));
        assertThat(moved).isNotEqualTo(text);
        assertThat(parse(moved).signedBy(List.of(LOG.verifier()))).isEmpty();
    }

    @Test
    void whatIsNoProofIsRefused() {
        String sound = BUILT.proof(5, 17, LOG);
        List<String> texts = List.of(
                "",
                "{}",
                sound.replace("tlog-proof@v1", "tlog-proof@v2"),
                sound.replaceFirst("extra [^\n]*\n", ""),
                sound.replaceFirst("extra ", "extra !"),
                sound.replaceFirst("index 5", "index 05"),
                sound.replaceFirst("index 5", "index -5"),
                sound.replaceFirst("index 5\n", "index 5\nAAAA\n"),
                sound.replaceFirst("index 5\n", "index 5\n" + String.join("", Collections.nCopies(64, hash()))),
                sound.substring(0, sound.indexOf("\n\n")),
                sound.replaceFirst("\n\n.*", "\n\n"));
        for (String text : texts) {
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(Unreadable.class);
        }
        assertThat(texts).doesNotContain(sound);
    }

    private static String hash() {
        return "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    }
}
