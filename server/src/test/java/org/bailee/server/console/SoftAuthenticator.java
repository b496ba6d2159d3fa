package org.bailee.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/// A device with one passkey (ES256), as far as a server sees one (WebAuthn level 3, section 6), that can be told to
/// count wrongly and to answer what it was not asked.
final class SoftAuthenticator {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final byte PRESENT_AND_VERIFIED = 0x05;
    private static final byte WITH_KEY = 0x40;

    private final String origin;
    private final KeyPair key;
    private final byte[] id = new byte[16];

    SoftAuthenticator(String origin) {
        this.origin = origin;
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            this.key = keys.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        new SecureRandom().nextBytes(id);
    }

    String id() {
        return BASE64.encodeToString(id);
    }

    /// A new passkey, for the challenge asked with.
    String make(String challenge) {
        byte[] data = joined(
                data((byte) (PRESENT_AND_VERIFIED | WITH_KEY), 0),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                cose());
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
        byte[] attestation = joined(
                hex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
                new byte[] {(byte) data.length},
                data);
        return credential("\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\"]"
                .formatted(
                        BASE64.encodeToString(clientData("webauthn.create", challenge)),
                        BASE64.encodeToString(attestation)));
    }

    /// Its answer to a challenge.
    String show(String challenge, int count) {
        return shown(challenge, count, "");
    }

    /// Its answer, with whom it takes its person for.
    String show(String challenge, int count, byte[] handle) {
        return shown(challenge, count, ",\"userHandle\":\"%s\"".formatted(BASE64.encodeToString(handle)));
    }

    private String shown(String challenge, int count, String more) {
        byte[] client = clientData("webauthn.get", challenge);
        byte[] data = data(PRESENT_AND_VERIFIED, count);
        return credential("\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\""
                        .formatted(
                                BASE64.encodeToString(client),
                                BASE64.encodeToString(data),
                                BASE64.encodeToString(signature(joined(data, sha256(client)))))
                + more);
    }

    private String credential(String response) {
        return "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"response\":{%s},\"clientExtensionResults\":{}}"
                .formatted(id(), id(), response);
    }

    private byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(UTF_8);
    }

    private static byte[] data(byte flags, int count) {
        return ByteBuffer.allocate(37)
                .put(sha256("localhost".getBytes(UTF_8)))
                .put(flags)
                .putInt(count)
                .array();
    }

    /// CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    private byte[] cose() {
        ECPublicKey open = (ECPublicKey) key.getPublic();
        return joined(
                hex("a5010203262001215820"),
                coordinate(open.getW().getAffineX()),
                hex("225820"),
                coordinate(open.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        ByteBuffer fixed = ByteBuffer.allocate(32);
        int skipped = Math.max(0, bytes.length - 32);
        fixed.position(32 - (bytes.length - skipped));
        return fixed.put(bytes, skipped, bytes.length - skipped).array();
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
