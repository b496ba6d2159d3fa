package org.bailee.server.console.erasures;

import java.util.List;
import org.bailee.server.erasure.Erased;

/// An erasure as it is listed.
///
/// @param who erased, as colleagues know them
public record Row(Erased erased, String who) {
    static final List<String> HEADS = List.of("at", "person", "who", "reason", "account", "entry");

    List<String> cells() {
        return List.of(
                erased.at().toString(),
                erased.subject().toString(),
                who,
                erased.reason().orElse(""),
                erased.by().toString(),
                erased.entry().toString());
    }
}
