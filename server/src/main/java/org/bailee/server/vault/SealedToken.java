package org.bailee.server.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bailee.crypto.Binding;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.VaultToken;
import org.bailee.server.shared.SubjectId;

/// Keeps the text of a token for a request that comes again, sealed under its person's key: the table of
/// answers holds no token either, and after an erasure nobody can read it.
final class SealedToken implements Intake.Telling<ToldToken> {
    /// No collection of a register bears such a name, so no field can be mistaken for a token.
    private static final String PLACE = "~token";

    private final DataKeys dataKeys;
    private final SecureRandom random;

    SealedToken(DataKeys dataKeys, SecureRandom random) {
        this.dataKeys = dataKeys;
        this.random = random;
    }

    @Override
    public String tell(ToldToken told) {
        byte[] text = told.token().text().getBytes(StandardCharsets.US_ASCII);
        byte[] envelope = dataKeys.of(told.subject()).seal(text, place(told.subject()), random);
        return told.subject() + " " + Base64.getEncoder().encodeToString(envelope);
    }

    @Override
    public ToldToken hear(String told) {
        int blank = told.indexOf(' ');
        SubjectId subject = SubjectId.parse(told.substring(0, blank));
        byte[] envelope = Base64.getDecoder().decode(told.substring(blank + 1));
        byte[] text;
        try {
            text = dataKeys.fresh(subject, () -> dataKeys.of(subject).open(envelope, place(subject)));
        } catch (Corrupt _) {
            // Told under a key that the person has no more, since a part was erased.
            throw Refused.answerGone();
        }
        return new ToldToken(
                subject,
                VaultToken.parse(new String(text, StandardCharsets.US_ASCII)).orElseThrow(Corrupt::new));
    }

    @Override
    public SubjectId subject(ToldToken told) {
        return told.subject();
    }

    private static Binding place(SubjectId subject) {
        return new Binding(subject.value(), PLACE, subject.value(), PLACE, 1);
    }
}
