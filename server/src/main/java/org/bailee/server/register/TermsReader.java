package org.bailee.server.register;

import java.time.LocalDate;
import java.util.Optional;

/// Reads what was agreed with a recipient.
final class TermsReader {
    private final Mistakes mistakes;

    TermsReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Terms read(Keys recipient) {
        return new Terms(
                recipient.entry("agreement").flatMap(this::agreement),
                recipient.date("assessed"),
                recipient.word("transfer", Terms.Safeguard.class));
    }

    private Optional<Terms.Agreement> agreement(Node.Entry entry) {
        Keys keys = Keys.known(entry, mistakes, "signed", "until", "reference");
        if (!keys.has("signed")) {
            mistakes.add(RecipientRules.UNSIGNED, keys.spot());
        }
        Optional<LocalDate> until = keys.date("until");
        Optional<String> reference = keys.text("reference");
        return keys.date("signed").map(signed -> {
            if (until.filter(signed::isAfter).isPresent()) {
                mistakes.add(RecipientRules.AGREEMENT_BACKWARDS, keys.spot("until"));
            }
            return new Terms.Agreement(signed, until, reference);
        });
    }
}
