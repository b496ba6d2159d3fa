package org.bailee.client;

import java.util.LinkedHashMap;
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

    /// The keys that backups are sealed under, oldest first.
    public List<KeptBackupKey> backupKeys() {
        return Json.page(
                        wire.json(Call.get(CUSTODY + "/backup-keys")),
                        node -> new KeptBackupKey(node.path("backupKey").asInt(), Json.text(node, "madeAt")))
                .items();
    }

    /// Lets another key take over for the next backups. Those there are come back as long as they are kept.
    ///
    /// @return its number
    public int changeBackupKey() {
        return wire.json(Call.post(CUSTODY + "/backup-keys", Map.of()))
                .path("backupKey")
                .asInt();
    }

    /// What people are found by, newest first, and what they were found by lately.
    public List<SearchIndex> indexes() {
        return Json.page(wire.json(Call.get(CUSTODY + "/indexes")), Custody::index)
                .items();
    }

    /// Gives all search indexes other keys; each is built in the background, and serves once it knows everybody.
    ///
    /// @return the new ones
    /// @throws Conflict if each is being replaced already
    public List<SearchIndex> rotateIndexes() {
        return rotateIndexes(Map.of());
    }

    /// [#rotateIndexes()] for those of one field, such as `profile.email`.
    ///
    /// @throws NotFound if it has none
    public List<SearchIndex> rotateIndexes(String field) {
        return rotateIndexes(Map.of("field", field));
    }

    private List<SearchIndex> rotateIndexes(Map<String, String> which) {
        return Json.page(wire.json(Call.post(CUSTODY + "/indexes", which)), Custody::index)
                .items();
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

    /// Puts another root key in the place of the one there is, once every seal that is to stay has been opened.
    ///
    /// @param openings one for each of them, in any order
    /// @param dropped ids of the seals that are not to open the new one
    /// @param leaveOne whether it is meant that only one of several seals stays
    /// @throws Denied if an opening opens none
    /// @throws Conflict if a seal was neither opened nor named to be dropped; it says which
    public RootChange changeRoot(List<SealOpening> openings, List<String> dropped, boolean leaveOne) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("openings", openings.stream().map(SealOpening::body).toList());
        body.put("drop", dropped);
        if (leaveOne) {
            body.put("leaveOne", true);
        }
        return rootChange(wire.json(Call.post(CUSTODY + "/root-changes", body)));
    }

    /// The latest changes of the root key, newest first.
    public List<RootChange> rootChanges() {
        return Json.page(wire.json(Call.get(CUSTODY + "/root-changes")), Custody::rootChange)
                .items();
    }

    /// Begins an appointment of custodians, once a seal has been opened. Each sees their share in the console, and
    /// nothing changes before all of them have confirmed it.
    ///
    /// @param needed how many of them must come together
    /// @param custodians ids of staff
    /// @param replaces the seal by custodians whose place they take; empty for none
    /// @throws Denied if the opening opens no seal
    /// @throws Conflict if an appointment is under way on this server
    public Appointment appoint(
            String label, int needed, List<String> custodians, String replaces, SealOpening opening) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("label", label);
        body.put("needed", needed);
        body.put("custodians", custodians);
        if (!replaces.isEmpty()) {
            body.put("replaces", replaces);
        }
        body.put("opening", opening.body());
        return appointment(wire.json(Call.post(CUSTODY + "/appointment", body)));
    }

    /// @throws NotFound if none is under way on this server
    public Appointment appointment() {
        return appointment(wire.json(Call.get(CUSTODY + "/appointment")));
    }

    /// Ends the appointment under way; its shares are worth nothing.
    public void abandonAppointment() {
        wire.json(Call.delete(CUSTODY + "/appointment"));
    }

    /// Makes the server forget its keys at once. It answers nothing but its state until somebody unseals it.
    public void sealServer() {
        wire.json(Call.post(CUSTODY + "/sealing", Map.of()));
    }

    private static Appointment appointment(JsonNode node) {
        return new Appointment(
                Json.text(node, "label"),
                node.path("needed").asInt(),
                Json.text(node, "until"),
                node.path("parts")
                        .valueStream()
                        .map(part -> new Appointment.Part(
                                part.path("share").asInt(),
                                Json.text(part, "custodian"),
                                part.path("shown").asBoolean(),
                                part.path("confirmed").asBoolean()))
                        .toList());
    }

    private static RootChange rootChange(JsonNode node) {
        return new RootChange(
                node.path("root").asInt(),
                node.path("seals").asInt(),
                Json.text(node, "changedAt"),
                Json.text(node, "endedAt"));
    }

    private static KeySeal seal(JsonNode node) {
        return new KeySeal(
                Json.text(node, "id"), Json.text(node, "kind"), Json.text(node, "label"), Json.text(node, "sealedAt"));
    }

    private static SearchIndex index(JsonNode node) {
        return new SearchIndex(
                node.path("index").asInt(),
                Json.text(node, "field"),
                Json.text(node, "way"),
                Json.text(node, "state"),
                node.path("people").asLong(),
                node.path("done").asLong(),
                node.path("damaged").asLong(),
                node.path("duplicates").asLong(),
                Json.text(node, "begunAt"),
                Json.text(node, "servedAt"),
                Json.text(node, "goneAt"));
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
