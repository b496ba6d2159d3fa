package org.bailee.server.api.custody;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Members;
import org.bailee.server.keys.Opening;

/// Reads what somebody opens a seal with.
final class Openings {
    private static final String HINT =
            "Send passphrase, keyFile, tokenPin or custodians: the permission alone opens nothing.";
    private static final Opening NOTHING = new Opening.ByPassphrase("");

    private Openings() {}

    /// The member `opening`.
    static Opening of(Members members) {
        if (members.optional("opening").isEmpty()) {
            members.wrong("opening", "seal.no-opening", "No seal is opened.", HINT);
        }
        return members.read("opening", Openings::opening).orElse(NOTHING);
    }

    /// The member `openings`, one for each seal that is to stay.
    static List<Opening> each(Members members) {
        if (members.optional("openings").isEmpty()) {
            members.wrong("openings", "seal.no-opening", "No seal is opened.", HINT);
        }
        return members.read(
                        "openings",
                        json -> json instanceof Json.Array(List<Json> items)
                                ? items.stream().map(Openings::opening).toList()
                                : List.of(opening(json)))
                .orElse(List.of());
    }

    private static Opening opening(Json json) {
        Members members = Members.of(json);
        Optional<Opening> passphrase = members.optionalText("passphrase").map(Opening.ByPassphrase::new);
        Optional<Opening> keyFile = members.optionalText("keyFile").map(Opening.ByKeyFile::new);
        Optional<Opening> pin = members.optionalText("tokenPin").map(Opening.ByTokenPin::new);
        Optional<Opening> custodians = members.optional("custodians").map(_ -> new Opening.ByCustodians());
        if (Stream.of(passphrase, keyFile, pin, custodians)
                        .flatMap(Optional::stream)
                        .count()
                != 1) {
            members.wrong("opening", "seal.one-opening", "Not one seal is opened.", HINT);
        }
        members.end();
        return passphrase.or(() -> keyFile).or(() -> pin).or(() -> custodians).orElse(NOTHING);
    }
}
