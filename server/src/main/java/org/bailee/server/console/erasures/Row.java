package org.bailee.server.console.erasures;

import java.util.List;
import org.bailee.server.console.frame.Page;
import org.bailee.server.erasure.Erased;
import org.bailee.server.erasure.ErasedPart;

/// An erasure as it is listed.
///
/// @param who erased, as colleagues know them
public record Row(Erased erased, String who) {
    static final List<String> HEADS = List.of("at", "person", "what", "records", "who", "reason", "account", "entry");

    /// What went, in the register's words: it is what whoever asked for it has named.
    public String what(Page page) {
        ErasedPart part = erased.part().orElseThrow();
        return page.say("erasures.part.of", part.what().replace(" ", ", "), part.records());
    }

    /// Where its certificate is asked for.
    public String certificate() {
        String person = "/erasures/" + erased.subject();
        return erased.number().map(part -> person + "/parts/" + part).orElse(person) + "/certificate";
    }

    /// Whether one can be: entries from before parts were counted tell of none.
    public boolean isCertified() {
        return erased.part().isEmpty() || erased.number().isPresent();
    }

    List<String> cells() {
        return List.of(
                erased.at().toString(),
                erased.subject().toString(),
                erased.part().map(ErasedPart::what).orElse(""),
                erased.part().map(part -> Integer.toString(part.records())).orElse(""),
                who,
                erased.reason().orElse(""),
                erased.by().toString(),
                erased.entry().toString());
    }
}
