package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Reads Bailee's formats as docs/spec describes them: calls nothing of this module, only the JDK.
final class SecondReader {
    /// What was read is not in the format.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final Pattern KEY_FILE = Pattern.compile("(bailee-seal-key-1 ([0-9a-f]{64})) ([0-9a-f]{8})\n");

    private SecondReader() {}

    static byte[] envelope(byte[] master, String label, byte[] place, byte[] envelope)
            throws Refused, GeneralSecurityException {
        if (envelope.length < 61 || envelope[0] != 1) {
            throw new Refused();
        }
        byte[] derived = expand(master, label.getBytes(UTF_8), 64);
        if (!Arrays.equals(envelope, 1, 33, derived, 32, 64)) {
            throw new Refused();
        }
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        GCMParameterSpec nonce = new GCMParameterSpec(128, Arrays.copyOfRange(envelope, 33, 45));
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(derived, 0, 32, "AES"), nonce);
        aes.updateAAD(place);
        try {
            return aes.doFinal(envelope, 45, envelope.length - 45);
        } catch (GeneralSecurityException _) {
            throw new Refused();
        }
    }

    static byte[] fieldPlace(UUID person, String collection, UUID record, String field, long version)
            throws IOException {
        return bytes(out -> {
            out.writeByte(1);
            uuid(out, person);
            name(out, collection);
            uuid(out, record);
            name(out, field);
            out.writeLong(version);
        });
    }

    static byte[] recordPlace(UUID person, String collection, UUID record, long version, long stamp)
            throws IOException {
        return bytes(out -> {
            out.writeByte(2);
            uuid(out, person);
            name(out, collection);
            uuid(out, record);
            out.writeLong(version);
            out.writeLong(stamp);
        });
    }

    static BigInteger mark(byte[] dataKey, byte[] place) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(expand(dataKey, "bailee mark 1".getBytes(UTF_8), 32), "HMAC"));
        return new BigInteger(1, Arrays.copyOf(mac.doFinal(place), 16));
    }

    /// The own tally and the other.
    static List<BigInteger> state(byte[] dataKey, UUID person, byte[] envelope)
            throws Refused, IOException, GeneralSecurityException {
        byte[] place = bytes(out -> {
            out.writeByte(3);
            uuid(out, person);
        });
        byte[] tallies = envelope(dataKey, "bailee field 1", place, envelope);
        if (tallies.length != 32) {
            throw new Refused();
        }
        return List.of(
                new BigInteger(1, Arrays.copyOf(tallies, 16)), new BigInteger(1, Arrays.copyOfRange(tallies, 16, 32)));
    }

    static byte[] dataKeyPlace(UUID person, int number) throws IOException {
        return bytes(out -> {
            out.writeByte(1);
            uuid(out, person);
            out.writeInt(number);
        });
    }

    static byte[] logKeyPlace(int logKey, int number) throws IOException {
        return bytes(out -> {
            out.writeByte(1);
            out.writeInt(logKey);
            out.writeInt(number);
        });
    }

    static byte[] staffSecret(byte[] root, String what, UUID person, int number, byte[] sealed)
            throws Refused, IOException, GeneralSecurityException {
        byte[] place = bytes(out -> {
            out.writeByte(1);
            name(out, what);
            uuid(out, person);
            out.writeInt(number);
        });
        return envelope(root, "bailee staff-secret 1", place, sealed);
    }

    static byte[] staffMac(byte[] root, String what, byte[] message) throws IOException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(expand(root, "bailee staff-mac 1".getBytes(UTF_8), 32), "HMAC"));
        return mac.doFinal(bytes(out -> {
            name(out, what);
            out.write(message);
        }));
    }

    static byte[] keyPlace(String kind, int number) throws IOException {
        return bytes(out -> {
            out.writeByte(1);
            name(out, kind);
            out.writeInt(number);
        });
    }

    static byte[] digest(byte[] root, String collection, String field, String way, int version, String text)
            throws IOException, GeneralSecurityException {
        byte[] info = bytes(out -> {
            out.writeBytes("bailee index 1");
            name(out, collection);
            name(out, field);
            name(out, way);
            out.writeInt(version);
        });
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(expand(root, info, 32), "HMAC"));
        return Arrays.copyOf(mac.doFinal(text.getBytes(UTF_8)), 16);
    }

    static byte[] token(String token) throws Refused, GeneralSecurityException {
        if (!token.matches("tok_[a-z2-7]{32}\\z")) {
            throw new Refused();
        }
        return sha256(token);
    }

    static byte[] apiKey(String key) throws Refused, GeneralSecurityException {
        if (!key.matches("blk_[a-z2-7]{38}\\z")) {
            throw new Refused();
        }
        byte[] hash = sha256(key.substring(0, 36));
        for (int i = 0; i < 6; i++) {
            long bits = HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(hash, 0, 4));
            int five = (int) (bits >>> 27 - 5 * i) & 31;
            if (key.charAt(36 + i) != "abcdefghijklmnopqrstuvwxyz234567".charAt(five)) {
                throw new Refused();
            }
        }
        return sha256(key);
    }

    static byte[] keyFile(String text) throws Refused, GeneralSecurityException {
        Matcher found = KEY_FILE.matcher(text);
        if (!found.matches()
                || !HexFormat.of().formatHex(sha256(found.group(1)), 0, 4).equals(found.group(3))) {
            throw new Refused();
        }
        return HexFormat.of().parseHex(found.group(2));
    }

    /// Each field's envelope in hexadecimal, if the seal opens at the place.
    static Map<String, String> record(byte[] dataKey, byte[] place, byte[] bytes)
            throws Refused, IOException, GeneralSecurityException {
        Map<String, String> fields = record(bytes);
        byte[] associated = bytes(out -> {
            out.write(place);
            out.write(bytes, 62, bytes.length - 62);
        });
        if (envelope(dataKey, "bailee field 1", associated, Arrays.copyOfRange(bytes, 1, 62)).length > 0) {
            throw new Refused();
        }
        return fields;
    }

    /// Each field's envelope in hexadecimal; what the seal says is not asked.
    static Map<String, String> record(byte[] bytes) throws Refused, IOException {
        Map<String, String> fields = new TreeMap<>();
        try (DataInputStream in = in(bytes)) {
            if (in.readUnsignedByte() != 1) {
                throw new Refused();
            }
            exactly(in, 61);
            while (in.available() > 0) {
                String name = new String(exactly(in, in.readUnsignedByte()), UTF_8);
                String field = HexFormat.of().formatHex(exactly(in, in.readInt()));
                if (fields.put(name, field) != null) {
                    throw new Refused();
                }
            }
        } catch (EOFException _) {
            throw new Refused();
        }
        return fields;
    }

    /// A `String`, or a `Map` of parts.
    static Object value(byte[] bytes) throws Refused, IOException {
        try (DataInputStream in = in(bytes)) {
            int form = in.readUnsignedByte();
            if (form == 1) {
                return new String(in.readAllBytes(), UTF_8);
            }
            if (form != 2) {
                throw new Refused();
            }
            Map<String, String> parts = new TreeMap<>();
            while (in.available() > 0) {
                String name = new String(exactly(in, in.readUnsignedByte()), UTF_8);
                parts.put(name, new String(exactly(in, in.readInt()), UTF_8));
            }
            return parts;
        } catch (EOFException _) {
            throw new Refused();
        }
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] exactly(DataInputStream in, int length) throws Refused, IOException {
        if (length < 0 || length > in.available()) {
            throw new Refused();
        }
        return in.readNBytes(length);
    }

    static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "HKDF"), info, length));
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    }

    private static void uuid(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void name(DataOutputStream out, String name) throws IOException {
        out.writeInt(name.getBytes(UTF_8).length);
        out.write(name.getBytes(UTF_8));
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
