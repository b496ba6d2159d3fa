package org.bailee.server.keys;

import java.time.Duration;
import java.util.List;
import org.bailee.server.shared.Unavailable;

/// What can be wrong with a token, and what to do about it.
///
/// @param where the settings that lead to it
record TokenProblems(Pkcs11Settings where) {
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final List<String> WRONG_PIN =
            List.of("CKR_PIN_INCORRECT", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE", "CKR_PIN_TOO_WEAK");
    private static final List<String> ABSENT =
            List.of("CKR_TOKEN_NOT_PRESENT", "CKR_TOKEN_NOT_RECOGNIZED", "CKR_SLOT_ID_INVALID", "CKR_DEVICE_REMOVED");

    static boolean isWrongPin(Throwable failed) {
        return WRONG_PIN.contains(name(failed));
    }

    /// Whether the token said what it is, in a word of the standard.
    static boolean isKnown(Throwable failed) {
        return name(failed).startsWith("CKR_");
    }

    Unavailable library() {
        return new Unavailable(
                "seal.token-library",
                "The PKCS#11 library " + where.library() + " cannot be loaded.",
                "Install the token maker's library for this machine, readable by the account that runs Bailee, and name it with"
                        + " bailee.seal.pkcs11.library.",
                where.library());
    }

    Unavailable pinRefused() {
        return new Unavailable(
                "seal.pin-refused",
                "The token in slot " + where.slot() + " refused the PIN in " + where.pinFile()
                        + ", and is not asked with it again.",
                "Write the right PIN into that file: saving it lets Bailee try once more. A token locks itself after a few wrong ones.",
                where.slot(),
                where.pinFile());
    }

    Unavailable locked() {
        return new Unavailable(
                "seal.token-locked",
                "The token in slot " + where.slot() + " is locked: it was given too many wrong PINs.",
                "Have its security officer set a new PIN with the maker's tool, and write it into the PIN file.",
                where.slot());
    }

    Unavailable keyMissing() {
        return new Unavailable(
                "seal.token-key-missing",
                "There is no AES key called " + where.keyLabel() + " on the token in slot " + where.slot() + ".",
                "See that the slot and bailee.seal.pkcs11.key-label are right; if the key is lost, put back the token's"
                        + " backup or start with another seal.",
                where.keyLabel(),
                where.slot());
    }

    Unavailable keysAlike() {
        return new Unavailable(
                "seal.token-keys-alike",
                "Two keys on the token in slot " + where.slot() + " have the same name, so none can be told for sure.",
                "Rename or remove one with the maker's tool; each name may be there once.",
                where.slot());
    }

    Unavailable extractable() {
        return new Unavailable(
                "seal.token-key-extractable",
                "The key " + where.keyLabel() + " can be copied out of the token in slot " + where.slot()
                        + ", so it seals nothing.",
                "Use a key that is sensitive and not extractable: name one that is not there yet, and Bailee makes it so.",
                where.keyLabel(),
                where.slot());
    }

    Unavailable wrongKey() {
        return new Unavailable(
                "seal.wrong-token-key",
                "The key " + where.keyLabel() + " of the token in slot " + where.slot()
                        + " does not fit this database.",
                "Start with the token and the key this seal was made with; if they surely are, the sealed root key in"
                        + " the database is damaged: restore it from a backup.",
                where.keyLabel(),
                where.slot());
    }

    Unavailable absent() {
        return new Unavailable(
                "seal.token-absent",
                "There is no token in slot " + where.slot() + ".",
                "Connect it, or see with the maker's tool which slot it is in and set bailee.seal.pkcs11.slot.",
                AGAIN,
                where.slot());
    }

    /// What the token's library said, put into words: its name for it is in the message, and nothing else of it.
    Unavailable failed(Throwable failed) {
        String name = name(failed);
        if (name.equals("CKR_PIN_LOCKED")) {
            return locked();
        }
        if (ABSENT.contains(name)) {
            return absent();
        }
        return new Unavailable(
                "seal.token-failed",
                "The token in slot " + where.slot() + " did not do what it was asked (" + name + ").",
                "See with the maker's tool whether it works, and try again; after its restart Bailee may need one too.",
                AGAIN,
                where.slot(),
                name);
    }

    /// As the standard calls it, such as `CKR_DEVICE_ERROR`: the driver's own text stays out of messages.
    private static String name(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.matches("CKR_[A-Z0-9_]+")) {
                return message;
            }
        }
        return failed.getClass().getSimpleName();
    }
}
