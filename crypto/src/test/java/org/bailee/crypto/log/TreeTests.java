package org.bailee.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tree against the definition, and against the roots that implementations of RFC 6962 check each other by.
class TreeTests {
    private static final List<String> REFERENCE_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> REFERENCE_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
        }
        return leaves;
    }

    /// S22
    @Test
    @Tag("S22")
    void hasTheRootsOthersHave() {
        GrowingTree tree = GrowingTree.empty();
        for (int size = 0; size <= REFERENCE_LEAVES.size(); size++) {
            assertThat(HexFormat.of().formatHex(tree.root().bytes())).isEqualTo(REFERENCE_ROOTS.get(size));
            if (size < REFERENCE_LEAVES.size()) {
                tree.add(Hash.leaf(HexFormat.of().parseHex(REFERENCE_LEAVES.get(size))));
            }
        }
    }

    @Test
    void growsAsTheDefinitionSaysAndGoesOnWhereItWasLeft() {
        List<byte[]> leaves = leaves(1_100);
        Map<Tile, byte[]> tiles = new HashMap<>();
        GrowingTree tree = GrowingTree.empty();
        for (int size = 0; size <= leaves.size(); size++) {
            if (size < 40 || size % 37 == 0 || size % 256 < 2 || size % 256 == 255) {
                Hash root = Naive.root(leaves.subList(0, size));
                assertThat(tree.root()).isEqualTo(root);
                tiles.putAll(tree.takeChanged());
                assertThat(new Tree(size, Naive.source(tiles)).root()).isEqualTo(root);
                tree = GrowingTree.after(size, Naive.source(tiles));
                assertThat(tree.root()).isEqualTo(root);
            }
            if (size < leaves.size()) {
                tree.add(Hash.leaf(leaves.get(size)));
            }
        }
    }

    @Test
    void aCopyDoesNotGrowWithTheOther() {
        GrowingTree tree = GrowingTree.empty();
        tree.add(Hash.leaf(new byte[1]));
        GrowingTree copy = tree.copy();
        copy.add(Hash.leaf(new byte[2]));
        assertThat(tree.size()).isEqualTo(1);
        assertThat(tree.root()).isEqualTo(Hash.leaf(new byte[1]));
    }

    private static TileSource tiles(List<byte[]> leaves) {
        GrowingTree tree = GrowingTree.empty();
        leaves.forEach(leaf -> tree.add(Hash.leaf(leaf)));
        return Naive.source(tree.takeChanged());
    }

    /// S22: every proof of trees of up to 64 leaves, and of some beyond a tile; and each of them changed.
    @Test
    @Tag("S22")
    void provesInclusionAndBelievesNothingElse() {
        Random random = new Random(6962);
        for (int size = 1; size <= 64; size++) {
            List<byte[]> leaves = leaves(size);
            Tree tree = new Tree(size, tiles(leaves));
            for (int index = 0; index < size; index++) {
                List<Hash> proof = tree.inclusion(index);
                assertThat(proof).isEqualTo(Naive.path(index, leaves));
                Hash leaf = Hash.leaf(leaves.get(index));
                assertThat(Proofs.includes(leaf, index, size, proof, tree.root()))
                        .isTrue();
                assertThat(Proofs.includes(leaf, index + 1L, size, proof, tree.root()))
                        .isFalse();
                assertThat(Proofs.includes(leaf, index - 1L, size, proof, tree.root()))
                        .isFalse();
                assertThat(Proofs.includes(Hash.EMPTY, index, size, proof, tree.root()))
                        .isFalse();
                for (List<Hash> wrong : changed(proof, random)) {
                    assertThat(Proofs.includes(leaf, index, size, wrong, tree.root()))
                            .isFalse();
                }
            }
            assertThatThrownBy(() -> tree.inclusion(tree.size())).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    @Tag("S22")
    void provesConsistencyAndBelievesNothingElse() {
        Random random = new Random(6962);
        for (int size = 0; size <= 64; size++) {
            List<byte[]> leaves = leaves(size);
            Tree tree = new Tree(size, tiles(leaves));
            for (int before = 0; before <= size; before++) {
                List<Hash> proof = tree.consistency(before);
                Hash root = Naive.root(leaves.subList(0, before));
                assertThat(proof).isEqualTo(Naive.proof(before, leaves));
                assertThat(Proofs.consistent(before, root, size, tree.root(), proof))
                        .isTrue();
                for (List<Hash> wrong : changed(proof, random)) {
                    assertThat(Proofs.consistent(before, root, size, tree.root(), wrong))
                            .isFalse();
                }
                Hash other = Hash.leaf(new byte[] {9});
                assertThat(Proofs.consistent(before, other, size, tree.root(), proof))
                        .isFalse();
                assertThat(Proofs.consistent(before, root, size, other, proof) && (before > 0 || size == 0))
                        .isFalse();
                assertThat(Proofs.consistent(size + 1L, root, size, tree.root(), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void provesBeyondOneTile() {
        List<byte[]> leaves = leaves(1_000);
        Tree tree = new Tree(leaves.size(), tiles(leaves));
        for (int at : List.of(0, 1, 255, 256, 257, 511, 512, 767, 768, 998, 999)) {
            assertThat(tree.inclusion(at)).isEqualTo(Naive.path(at, leaves));
            assertThat(tree.consistency(at)).isEqualTo(Naive.proof(at, leaves));
        }
    }

    private static List<List<Hash>> changed(List<Hash> proof, Random random) {
        List<List<Hash>> changed = new ArrayList<>();
        List<Hash> more = new ArrayList<>(proof);
        more.add(Hash.EMPTY);
        changed.add(more);
        if (!proof.isEmpty()) {
            changed.add(proof.subList(0, proof.size() - 1));
            changed.add(proof.subList(1, proof.size()));
            List<Hash> flipped = new ArrayList<>(proof);
            int at = random.nextInt(proof.size());
            byte[] bytes = proof.get(at).bytes();
            bytes[random.nextInt(bytes.length)] ^= 1;
            flipped.set(at, Hash.of(bytes));
            changed.add(flipped);
        }
        return changed;
    }
}
