package org.bailee.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// S50: the primitives this module stands on do as Project Wycheproof says, every case of every file counted.
@Tag("S50")
class WycheproofTests {
    @Test
    void aesGcm() {
        assertThat(run("aes_gcm", WycheproofTests::aesGcm)).isEqualTo(Map.of("valid", 229, "invalid", 87));
    }

    @Test
    void hmacSha256() {
        assertThat(run("hmac_sha256", WycheproofTests::hmac)).isEqualTo(Map.of("valid", 66, "invalid", 108));
    }

    @Test
    void hkdfSha256() {
        assertThat(run("hkdf_sha256", WycheproofTests::hkdf)).isEqualTo(Map.of("valid", 83, "invalid", 3));
    }

    private interface Primitive {
        /// Whether the primitive takes the case for good.
        boolean accepts(JsonNode group, JsonNode test) throws GeneralSecurityException;
    }

    /// How many cases were marked how; every one must behave as marked.
    private static Map<String, Integer> run(String file, Primitive primitive) {
        Map<String, Integer> counts = new TreeMap<>();
        JsonNode vectors = Vectors.wycheproof(file);
        for (JsonNode group : Vectors.each(vectors, "testGroups")) {
            for (JsonNode test : Vectors.each(group, "tests")) {
                String marked = Vectors.text(test, "result");
                boolean accepted;
                try {
                    accepted = primitive.accepts(group, test);
                } catch (GeneralSecurityException | IllegalArgumentException _) {
                    accepted = false;
                }
                assertThat(accepted)
                        .as("%s case %s: %s", file, test.get("tcId"), test.get("comment"))
                        .isEqualTo(marked.equals("valid"));
                counts.merge(marked, 1, Integer::sum);
            }
        }
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(vectors.get("numberOfTests").asInt());
        return counts;
    }

    private static boolean aesGcm(JsonNode group, JsonNode test) throws GeneralSecurityException {
        byte[] ciphertext = Vectors.bytes(test, "ct");
        byte[] tag = Vectors.bytes(test, "tag");
        byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
        System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(Vectors.bytes(test, "key"), "AES");
        GCMParameterSpec nonce = new GCMParameterSpec(group.get("tagSize").asInt(), Vectors.bytes(test, "iv"));
        aes.init(Cipher.DECRYPT_MODE, key, nonce);
        aes.updateAAD(Vectors.bytes(test, "aad"));
        byte[] opened = aes.doFinal(sealed);
        aes.init(Cipher.ENCRYPT_MODE, key, nonce);
        aes.updateAAD(Vectors.bytes(test, "aad"));
        return Arrays.equals(opened, Vectors.bytes(test, "msg")) && Arrays.equals(aes.doFinal(opened), sealed);
    }

    private static boolean hmac(JsonNode group, JsonNode test) {
        byte[] tag = Hmac.sha256(new AnyKey(Vectors.bytes(test, "key")), Vectors.bytes(test, "msg"));
        int length = group.get("tagSize").asInt() / 8;
        return Arrays.equals(Arrays.copyOf(tag, length), Vectors.bytes(test, "tag"));
    }

    private static boolean hkdf(JsonNode group, JsonNode test) throws GeneralSecurityException {
        byte[] salt = Vectors.bytes(test, "salt");
        Mac extract = Mac.getInstance("HmacSHA256");
        extract.init(new AnyKey(salt));
        byte[] uniform = extract.doFinal(Vectors.bytes(test, "ikm"));
        int size = test.get("size").asInt();
        byte[] output = Hmac.expand(new AnyKey(uniform), Vectors.bytes(test, "info"), size);
        return Arrays.equals(output, Vectors.bytes(test, "okm"));
    }

    /// A key of any length, none included; the JDK's own takes no empty one.
    private record AnyKey(byte[] bytes) implements SecretKey {
        @Override
        public String getAlgorithm() {
            return "HMAC";
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return bytes.clone();
        }

        private void writeObject(ObjectOutputStream out) throws NotSerializableException {
            throw new NotSerializableException();
        }
    }
}
