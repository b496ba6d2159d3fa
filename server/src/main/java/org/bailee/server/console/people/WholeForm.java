package org.bailee.server.console.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bailee.server.access.Intent;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Violation;

/// Why a whole person is erased, and the end of their number, typed by who compared it with what they were asked for.
public record WholeForm(String reason, String confirm) {
    /// So many characters of the number: enough that two people's hardly ever end alike.
    public static final int TYPED = 6;

    static final WholeForm EMPTY = new WholeForm("", "");

    public WholeForm {
        reason = reason.strip();
        confirm = confirm.strip();
    }

    /// What is to be typed.
    static String end(SubjectId subject) {
        String number = subject.toString();
        return number.substring(number.length() - TYPED);
    }

    /// @return the reference to why
    /// @throws Invalid unless there is one, and the end of this person's number was typed
    Optional<String> confirmed(SubjectId subject) {
        List<Violation> wrong = new ArrayList<>();
        if (reason.isEmpty()) {
            wrong.add(new Violation(
                    "reason",
                    "erasure.no-reason",
                    "Nothing says why this person is to be erased.",
                    "Give the number of the request or the file, and nobody's personal data."));
        }
        if (!confirm.toLowerCase(Locale.ROOT).equals(end(subject))) {
            wrong.add(new Violation(
                    "confirm",
                    "erasure.unconfirmed",
                    "What you typed is not the end of this person's number.",
                    "Compare the number with the one you were asked to erase, and type its last " + TYPED
                            + " characters.",
                    TYPED));
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return Intent.reference(Optional.of(reason));
    }
}
