package org.bailee.client;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The keys everything is sealed under.
public final class Custody {
    private static final String CUSTODY = "/v1/custody";

    private final Wire wire;

    Custody(Wire wire) {
        this.wire = wire;
    }

    /// The key-encryption keys there are, oldest first.
    public List<KeyEpoch> epochs() {
        return Json.page(wire.json(Call.get(CUSTODY + "/epochs")), Custody::epoch)
                .items();
    }

    /// The latest changes of the key-encryption key, newest first.
    public List<KeyRotation> rotations() {
        return Json.page(wire.json(Call.get(CUSTODY + "/rotations")), Custody::rotation)
                .items();
    }

    /// Begins a new epoch before its time; everything is wrapped anew in the background.
    ///
    /// @return its number
    /// @throws Conflict if the last change is not finished
    public int beginEpoch() {
        return wire.json(Call.post(CUSTODY + "/rotations", Map.of()))
                .path("epoch")
                .asInt();
    }

    /// The seals the root key is behind, oldest first; any one opens it.
    public List<KeySeal> seals() {
        return Json.page(wire.json(Call.get(CUSTODY + "/seals")), Custody::seal).items();
    }

    /// Adds a passphrase that opens the root key, once another seal has been opened.
    ///
    /// @throws Denied if the opening opens none
    public KeySeal addPassphrase(String label, String passphrase, SealOpening opening) {
        return seal(wire.json(Call.post(
                CUSTODY + "/seals",
                Map.of("kind", "passphrase", "label", label, "passphrase", passphrase, "opening", opening.body()))));
    }

    /// Adds a key file that opens the root key, once another seal has been opened. The server keeps no copy.
    ///
    /// @throws Denied if the opening opens none
    public AddedKeyFile addKeyFile(String label, SealOpening opening) {
        JsonNode added = wire.json(
                Call.post(CUSTODY + "/seals", Map.of("kind", "key-file", "label", label, "opening", opening.body())));
        return new AddedKeyFile(seal(added), Json.text(added, "keyFile"));
    }

    /// Adds the hardware token that the server's settings name, once another seal has been opened.
    ///
    /// @throws Denied if the opening opens none
    public KeySeal addToken(String label, SealOpening opening) {
        return seal(wire.json(
                Call.post(CUSTODY + "/seals", Map.of("kind", "pkcs11", "label", label, "opening", opening.body()))));
    }

    /// Removes a seal, once another has been opened.
    ///
    /// @throws Denied if the opening opens no other
    /// @throws Conflict if it is the last
    public void removeSeal(String id, SealOpening opening) {
        wire.json(Call.post(CUSTODY + "/seals/" + Call.escape(id) + "/removal", Map.of("opening", opening.body())));
    }

    /// Makes the server forget its keys at once. It answers nothing but its state until it is started again.
    public void sealServer() {
        wire.json(Call.post(CUSTODY + "/sealing", Map.of()));
    }

    private static KeySeal seal(JsonNode node) {
        return new KeySeal(
                Json.text(node, "id"), Json.text(node, "kind"), Json.text(node, "label"), Json.text(node, "sealedAt"));
    }

    private static KeyEpoch epoch(JsonNode node) {
        return new KeyEpoch(
                node.path("epoch").asInt(),
                Json.text(node, "begunAt"),
                node.path("dataKeys").asLong());
    }

    private static KeyRotation rotation(JsonNode node) {
        return new KeyRotation(
                node.path("epoch").asInt(),
                Json.text(node, "phase"),
                node.path("done").asLong(),
                node.path("damaged").asLong(),
                Json.text(node, "begunAt"),
                Json.text(node, "endedAt"));
    }
}
