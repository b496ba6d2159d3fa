package org.bailee.server.keys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which key of which token a seal is kept by.
///
/// @param library the PKCS#11 library of the token's maker
/// @param slot the number of the slot the token is in
/// @param keyLabel what the key is called on the token
/// @param pinFile a file whose only line is the token's PIN
record Pkcs11Settings(
        Path library, Integer slot, @DefaultValue("bailee") String keyLabel, Path pinFile) {
    private static final int LONGEST_LABEL = 64;

    // What is not set comes as null, and is refused with everything else that is wrong.
    Pkcs11Settings {
        List<Violation> wrong = new ArrayList<>();
        // A path stands in the driver's configuration, where a quotation mark would end it.
        if (library == null || !library.isAbsolute() || !library.toString().matches("[^\"$\\p{Cntrl}]+")) {
            wrong.add(missing("library", "Name the token's PKCS#11 library by its whole path."));
        }
        if (slot == null || slot < 0) {
            wrong.add(missing("slot", "Give the number of the slot the token is in, as the maker's tool shows it."));
        }
        if (keyLabel.isBlank() || keyLabel.length() > LONGEST_LABEL) {
            wrong.add(missing("key-label", "Give a name of 1 to " + LONGEST_LABEL + " characters."));
        }
        if (pinFile == null) {
            wrong.add(missing("pin-file", "Name a file that holds the token's PIN and that others cannot read."));
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private static Violation missing(String name, String hint) {
        return new Violation(
                "bailee.seal.pkcs11." + name, "setting.unfit", "A seal in a token needs this setting.", hint);
    }
}
