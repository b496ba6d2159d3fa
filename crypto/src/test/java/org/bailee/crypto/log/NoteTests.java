package org.bailee.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTests {
    /// RFC 8032, section 7.1, test 1.
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String TEXT = new Checkpoint("example.com/log", 7, Hash.leaf(new byte[1])).text();

    private final NoteSigner log = NoteSigner.log("example.com/log", SEED);
    private final NoteSigner witness = NoteSigner.witness("witness.example/w1", new byte[32]);

    @Test
    void makesThePublicKeyOfASeed() {
        assertThat(HexFormat.of().formatHex(log.verifier().key())).isEqualTo(PUBLIC);
    }

    /// The key of the Go checksum database, as its clients carry it.
    @Test
    void readsAKeyThatOthersMade() {
        String vkey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        VerifierKey key = VerifierKey.parse(vkey);
        assertThat(key.name()).isEqualTo("sum.golang.org");
        assertThat(key).hasToString(vkey);
    }

    @Test
    void readsAHeadThatOthersSigned() {
        Note note = Note.parse("""
                go.sum database tree
                3
                nvxGmU6ScvfUOqlh0VVBWzTPnFZQVLnaJoOmnz1TYR0=

                — sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """);
        assertThat(note.signatures()).hasSize(1);
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(3);
        assertThat(Note.parse(note.bytes())).isEqualTo(note);
    }

    @Test
    void verifiesLogAndWitness() {
        Note note = new Note(TEXT, List.of(log.sign(TEXT), witness.cosign(TEXT, Instant.ofEpochSecond(1_679_315_147))));
        Note read = Note.parse(note.bytes());

        assertThat(read.by(log.verifier())).hasSize(1);
        assertThat(read.by(witness.verifier())).hasSize(1);
        assertThat(read.by(NoteSigner.log("example.com/log", new byte[32]).verifier()))
                .isEmpty();
        assertThat(Cosignature.time(read.signatures().getLast())).contains(Instant.ofEpochSecond(1_679_315_147));
    }

    @Test
    void aFalseSignatureOfAKnownKeySpoilsTheNote() {
        Note note = new Note(TEXT.replace("\n7\n", "\n8\n"), List.of(log.sign(TEXT)));
        assertThatThrownBy(() -> note.by(log.verifier())).isInstanceOf(Malformed.class);
        Note witnessed = new Note(
                TEXT,
                List.of(new Note.Signature(
                        witness.verifier().name(), witness.verifier().id(), new byte[72])));
        assertThatThrownBy(() -> witnessed.by(witness.verifier())).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n",
                "a\n\n",
                "a\n\nb\n",
                "a\n\n— name\n",
                "a\n\n— name !!!!\n",
                "a\n\n— na+me AAAAAAAA\n",
                "a\n\n— name AAAA\n",
                "a\n\n— name AAAAAAAAAA==",
                "a\r\n\n— name AAAAAAAAAA==\n",
                "a\n\n- name AAAAAAAAAA==\n"
            })
    void refusesWhatIsNoNote(String text) {
        assertThatThrownBy(() -> Note.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log\n07\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "log\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "log\n7\n47DEQpj8\n",
                "log\n7\n",
                "\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
            })
    void refusesWhatIsNoHead(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000",
                "tile/0/001.p/1",
                "tile/0/x001/x234/067",
                "tile/5/x001/234.p/255",
                "tile/63/000.p/1",
                "tile/entries/x001/000",
                "tile/entries/000.p/12"
            })
    void spellsTilesAsOthersDo(String path) {
        assertThat(Tile.parse(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/64/000",
                "tile/00/000",
                "tile/0/0",
                "tile/0/x000/001",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/../000",
                "/tile/0/000",
                "tile/0/x999/x999/x999/x999/x999/x999/999"
            })
    void readsNoOtherSpelling(String path) {
        assertThatThrownBy(() -> Tile.parse(path)).isInstanceOf(Malformed.class);
    }

    @Test
    void carriesAProofWithItsEntry() {
        Hash leaf = Hash.leaf(new byte[1]);
        Note head = new Note(TEXT, List.of(log.sign(TEXT)));
        TlogProof proof = new TlogProof(Optional.of(new byte[] {1, 2}), 3, List.of(leaf, Hash.EMPTY), head);
        TlogProof read = TlogProof.parse(proof.toString());
        assertThat(read).hasToString(proof.toString());
        assertThat(read.extra()).hasValueSatisfying(extra -> assertThat(extra).containsExactly(1, 2));
        assertThat(read.proves(leaf)).isFalse();
        String one = new Checkpoint("example.com/log", 1, leaf).text();
        assertThat(new TlogProof(Optional.empty(), 0, List.of(), new Note(one, List.of(log.sign(one)))).proves(leaf))
                .isTrue();
    }

    /// Whatever is read is a note in its one spelling, or refused as malformed; never anything else.
    @Test
    void answersAnyBytesWithANoteOrMalformed() {
        Random random = new Random(8032);
        byte[] whole = new TlogProof(Optional.of(new byte[] {1}), 0, List.of(), new Note(TEXT, List.of(log.sign(TEXT))))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        byte[] note = new Note(TEXT, List.of(log.sign(TEXT))).bytes();
        for (int i = 0; i < 50_000; i++) {
            byte[] mangled = Arrays.copyOf(note, random.nextInt(note.length + 4));
            for (int change = random.nextInt(4); change > 0 && mangled.length > 0; change--) {
                mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Note.parse(mangled).bytes()).isEqualTo(mangled);
            } catch (Malformed refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
            byte[] proof = whole.clone();
            proof[random.nextInt(proof.length)] = (byte) random.nextInt(128);
            String text = new String(proof, StandardCharsets.UTF_8);
            try {
                assertThat(TlogProof.parse(text)).hasToString(text);
            } catch (Malformed refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        }
    }
}
