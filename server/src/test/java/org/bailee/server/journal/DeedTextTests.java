package org.bailee.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bailee.server.shared.RecordId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S10: a deed reads back as it was written, and what is none is never guessed at.
@Tag("S10")
class DeedTextTests {
    @Test
    void writesWhoWasShutOutAndReadsItBack() {
        assertBack("revoked", new Deed.KeyRevoked());
        assertBack("untold", new Deed.Untold());
        assertBack("staff 3 out - -", new Deed.Standing(3, true, names(), names()));
        assertBack(
                "staff 14 in administrator,support crm,privacy-officer",
                new Deed.Standing(14, false, names("support", "administrator"), names("privacy-officer", "crm")));
        assertBack(
                "factors 2 codes,passkey-00ff00ff00ff00ff00ff00ff00ff00ff,totp",
                new Deed.FactorsGone(2, names("totp", "codes", "passkey-00ff00ff00ff00ff00ff00ff00ff00ff")));
    }

    @Test
    void writesWhichPartWasErasedAndReadsItBack() {
        String id = "0190c1d2-0000-7000-8000-000000000001";
        RecordId record = new RecordId(UUID.fromString(id));
        assertBack("record 2 order " + id, new Deed.RecordErased(2, "order", record));
        assertBack(
                "fields 14 profile " + id + " 3 email,phone",
                new Deed.FieldsErased(14, "profile", record, 3, Optional.of(names("phone", "email"))));
        assertBack("fields 1 profile " + id + " 2 *", new Deed.FieldsErased(1, "profile", record, 2, Optional.empty()));
        for (String line : List.of("record order " + id, "record 0 order " + id, "fields profile " + id + " 2 *")) {
            assertThatExceptionOfType(JournalRefused.class).as(line).isThrownBy(() -> DeedText.read(line));
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String line : List.of(
                "",
                "revoked again",
                "REVOKED",
                "admitted",
                "staff out - -",
                "staff 0 out - -",
                "staff -1 out - -",
                "staff 1000000000000000000 out - -",
                "staff 1 away - -",
                "staff 1 out -",
                "staff 1 in , -",
                "staff 1 in support, -",
                "staff 1 in support - -",
                "staff 1 in Support -",
                "factors 1",
                "factors 1 -",
                "factors 1 totp codes",
                "factors x totp")) {
            assertThatExceptionOfType(JournalRefused.class).as(line).isThrownBy(() -> DeedText.read(line));
        }
    }

    private static void assertBack(String line, Deed deed) {
        assertThat(DeedText.write(deed)).isEqualTo(line);
        assertThat(DeedText.read(line)).isEqualTo(deed);
    }

    private static TreeSet<String> names(String... names) {
        return new TreeSet<>(Set.of(names));
    }
}
