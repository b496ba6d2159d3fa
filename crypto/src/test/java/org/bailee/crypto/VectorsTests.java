package org.bailee.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// This module writes and reads exactly what docs/spec says.
class VectorsTests {
    @Test
    void sealsAndOpensFields() {
        JsonNode vectors = Vectors.of("sealed-field");
        for (JsonNode vector : Vectors.each(vectors, "opens")) {
            DataKey key = new DataKey(Vectors.secret(vector, "dataKey"));
            Binding place = Vectors.place(vector);
            byte[] plaintext = Vectors.bytes(vector, "plaintext");
            assertThat(place.bytes()).isEqualTo(Vectors.bytes(vector, "placeBytes"));
            assertThat(key.seal(plaintext, place, nonce(vector))).isEqualTo(Vectors.bytes(vector, "envelope"));
            assertThat(key.open(Vectors.bytes(vector, "envelope"), place)).isEqualTo(plaintext);
        }
        for (JsonNode vector : Vectors.each(vectors, "refused")) {
            DataKey key = new DataKey(Vectors.secret(vector, "dataKey"));
            assertThatThrownBy(() -> key.open(Vectors.bytes(vector, "envelope"), Vectors.place(vector)))
                    .as(Vectors.text(vector, "name"))
                    .isExactlyInstanceOf(Corrupt.class);
        }
    }

    @Test
    void sealsRecords() {
        JsonNode vectors = Vectors.of("sealed-record");
        for (JsonNode vector : Vectors.each(vectors, "records")) {
            DataKey key = new DataKey(Vectors.secret(vector, "dataKey"));
            RecordPlace place = Vectors.recordPlace(vector);
            assertThat(place.bytes()).isEqualTo(Vectors.bytes(vector, "placeBytes"));
            assertThat(key.sealRecord(fields(vector), place, nonce(vector))).isEqualTo(seal(vector));
            key.checkRecord(seal(vector), fields(vector), place);
        }
        for (JsonNode vector : Vectors.each(vectors, "unsealed")) {
            DataKey key = new DataKey(Vectors.secret(vector, "dataKey"));
            assertThatThrownBy(() -> key.checkRecord(seal(vector), fields(vector), Vectors.recordPlace(vector)))
                    .as(Vectors.text(vector, "name"))
                    .isExactlyInstanceOf(Corrupt.class);
        }
    }

    @Test
    void sealsStates() {
        JsonNode vectors = Vectors.of("person-state");
        for (JsonNode vector : Vectors.each(vectors, "states")) {
            DataKey key = new DataKey(Vectors.secret(vector, "dataKey"));
            UUID person = Vectors.uuid(vector, "person");
            PersonState state = PersonState.EMPTY;
            for (JsonNode record : vector.get("records")) {
                state = state.with(Vectors.recordPlace(record, person), key);
            }
            assertThat(state.bytes()).isEqualTo(Vectors.bytes(vector, "plaintext"));
            assertThat(key.seal(state, person, nonce(vector))).isEqualTo(Vectors.bytes(vector, "envelope"));
            assertThat(key.openState(Vectors.bytes(vector, "envelope"), person)).isEqualTo(state);
        }
        for (JsonNode vector : Vectors.each(vectors, "refused")) {
            DataKey key = new DataKey(Vectors.secret(vector, "dataKey"));
            assertThatThrownBy(() -> key.openState(Vectors.bytes(vector, "envelope"), Vectors.uuid(vector, "person")))
                    .as(Vectors.text(vector, "name"))
                    .isExactlyInstanceOf(Corrupt.class);
        }
    }

    @Test
    void wrapsAndUnwrapsKeys() {
        List<JsonNode> vectors = Vectors.each(Vectors.of("key-wrapping"), "wraps");
        for (JsonNode vector : vectors) {
            byte[] wrapped = Vectors.bytes(vector, "wrapped");
            int number = vector.has("number") ? vector.get("number").asInt() : 0;
            switch (Vectors.text(vector, "label")) {
                case "bailee data-key 1" -> {
                    KeyEncryptionKey above = new KeyEncryptionKey(number, Vectors.secret(vector, "master"));
                    DataKey key = new DataKey(Vectors.secret(vector, "key"));
                    assertThat(above.wrap(key, Vectors.uuid(vector, "person"), nonce(vector)))
                            .isEqualTo(wrapped);
                    assertThat(above.unwrap(wrapped, Vectors.uuid(vector, "person"))
                                    .bytes())
                            .isEqualTo(key.bytes());
                }
                case "bailee log-key 1" -> {
                    KeyEncryptionKey above = new KeyEncryptionKey(number, Vectors.secret(vector, "master"));
                    int logKey = vector.get("logKey").asInt();
                    byte[] seed = Vectors.bytes(vector, "key");
                    assertThat(above.wrapLogSeed(seed, logKey, nonce(vector))).isEqualTo(wrapped);
                    assertThat(above.unwrapLogSeed(wrapped, logKey)).isEqualTo(seed);
                }
                case "bailee seal 1" -> {
                    SealKey above = SealKey.takeFrom(Vectors.bytes(vector, "master"));
                    RootKey root = new RootKey(Vectors.secret(vector, "key"));
                    byte[] header = Vectors.bytes(vector, "header");
                    assertThat(above.seal(root, header, nonce(vector))).isEqualTo(wrapped);
                    assertThat(above.unseal(wrapped, header).bytes()).isEqualTo(root.bytes());
                }
                default -> underRootKey(vector, number, wrapped);
            }
        }
    }

    @Test
    void keepsWhatStaffSignInWith() {
        JsonNode vectors = Vectors.of("staff-root");
        for (JsonNode vector : Vectors.each(vectors, "secrets")) {
            byte[] secret = Vectors.bytes(vector, "secret");
            byte[] sealed = Vectors.bytes(vector, "sealed");
            String what = Vectors.text(vector, "what");
            UUID person = Vectors.uuid(vector, "person");
            assertThat(staffRoot(vector).seal(secret, what, person, nonce(vector)))
                    .isEqualTo(sealed);
            assertThat(staffRoot(vector).open(sealed, what, person)).isEqualTo(secret);
        }
        for (JsonNode vector : Vectors.each(vectors, "refused")) {
            byte[] sealed = Vectors.bytes(vector, "sealed");
            assertThatThrownBy(() -> staffRoot(vector)
                            .open(sealed, Vectors.text(vector, "what"), Vectors.uuid(vector, "person")))
                    .as(Vectors.text(vector, "name"))
                    .isExactlyInstanceOf(Corrupt.class);
        }
        for (JsonNode vector : Vectors.each(vectors, "macs")) {
            StaffRoot root = new StaffRoot(1, Vectors.secret(vector, "root"));
            assertThat(root.mac(Vectors.text(vector, "what"), Vectors.bytes(vector, "message")))
                    .isEqualTo(Vectors.bytes(vector, "mac"));
        }
    }

    @Test
    void digestsForTheIndex() {
        for (JsonNode vector : Vectors.each(Vectors.of("blind-index"), "digests")) {
            IndexRoot root = new IndexRoot(vector.get("version").asInt(), Vectors.secret(vector, "root"));
            IndexKey key = root.key(
                    Vectors.text(vector, "collection"), Vectors.text(vector, "field"), Vectors.text(vector, "way"));
            assertThat(key.digest(Vectors.text(vector, "text"))).isEqualTo(Vectors.bytes(vector, "digest"));
        }
    }

    @Test
    void readsTokens() {
        for (JsonNode vector : Vectors.each(Vectors.of("token"), "tokens")) {
            VaultToken token = VaultToken.random(new FixedRandom(Vectors.bytes(vector, "bits")));
            assertThat(token.text()).isEqualTo(Vectors.text(vector, "token"));
            assertThat(VaultToken.parse(token.text())).contains(token);
            assertThat(token.digest()).isEqualTo(Vectors.bytes(vector, "digest"));
        }
        for (JsonNode vector : Vectors.each(Vectors.of("token"), "refused")) {
            assertThat(VaultToken.parse(Vectors.text(vector, "token"))).isEmpty();
        }
    }

    @Test
    void marksSeals() {
        for (JsonNode vector : Vectors.each(Vectors.of("key-wrapping"), "sealMarks")) {
            RootKey root = new RootKey(Vectors.secret(vector, "master"));
            UUID seal = UUID.fromString(Vectors.text(vector, "seal"));
            assertThat(root.mark(seal, Vectors.text(vector, "kind"), Vectors.bytes(vector, "sealed")))
                    .isEqualTo(Vectors.bytes(vector, "mark"));
        }
    }

    private static void underRootKey(JsonNode vector, int number, byte[] wrapped) {
        RootKey root = new RootKey(Vectors.secret(vector, "master"));
        Secret key = Vectors.secret(vector, "key");
        if (Vectors.text(vector, "kind").equals("index-root")) {
            assertThat(root.wrap(new IndexRoot(number, key), nonce(vector))).isEqualTo(wrapped);
            assertThat(root.unwrapIndexRoot(number, wrapped).bytes()).isEqualTo(key.getEncoded());
        } else if (Vectors.text(vector, "kind").equals("root-key")) {
            assertThat(root.wrap(new RootKey(key), number, nonce(vector))).isEqualTo(wrapped);
            assertThat(root.unwrapSuccessor(number, wrapped).bytes()).isEqualTo(key.getEncoded());
        } else {
            assertThat(root.wrap(new KeyEncryptionKey(number, key), nonce(vector)))
                    .isEqualTo(wrapped);
            assertThat(root.unwrapKeyEncryptionKey(number, wrapped).bytes()).isEqualTo(key.getEncoded());
        }
    }

    private static StaffRoot staffRoot(JsonNode vector) {
        return new StaffRoot(vector.get("number").asInt(), Vectors.secret(vector, "root"));
    }

    private static byte[] seal(JsonNode vector) {
        return Arrays.copyOfRange(Vectors.bytes(vector, "record"), 1, 62);
    }

    private static byte[] fields(JsonNode vector) {
        byte[] record = Vectors.bytes(vector, "record");
        return Arrays.copyOfRange(record, 62, record.length);
    }

    private static FixedRandom nonce(JsonNode vector) {
        return new FixedRandom(Vectors.bytes(vector, "nonce"));
    }
}
