package org.bailee.server.api.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bailee.server.shared.Invalid;
import org.bailee.server.vault.Retry;

/// What was sent, whole and read, with the mark by which a second sending is known.
///
/// @param place method, path and purpose: the same content sent elsewhere is another request
public record Body(byte[] bytes, Json json, String place, Optional<String> idempotencyKey) {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

    /// The items, if an array was sent; the endpoint answers it with one result per item.
    public Optional<List<Json>> items() {
        return json instanceof Json.Array(List<Json> items) ? Optional.of(items) : Optional.empty();
    }

    /// The items, where only an array will do.
    ///
    /// @throws Invalid if it is none
    public List<Json> manyItems() {
        return items().orElseThrow(() ->
                Invalid.of("body", "json.not-an-array", "An array belongs here.", "Send an array, even for one item."));
    }

    /// @throws HttpRefusal if the header Idempotency-Key is none
    public Optional<Retry> retry() {
        return idempotencyKey.map(key -> {
            if (!VISIBLE.matcher(key).matches()) {
                throw new HttpRefusal(
                        400,
                        "idempotency-key.malformed",
                        "The header Idempotency-Key is not usable.",
                        "Send 1 to 255 visible ASCII characters, for example a random UUID.");
            }
            return new Retry(sha256(utf8(key)), sha256(utf8(place), new byte[1], bytes));
        });
    }

    @Override
    public String toString() {
        return "[sealed]";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
