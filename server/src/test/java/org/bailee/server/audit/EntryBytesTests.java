package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EntryBytesTests {
    /// By hand, from docs/spec/audit-log.md.
    private static final String BY_HAND = "01" // version
            + "0198b2c47e5770008000000000000001" // id
            + "00063d7a2f0b4001" // at
            + "0000000e" + "7375626a6563742d6f70656e6564" // subject-opened
            + "0198b2c47e5770008000000000000002" // actor
            + "01" + "0198b2c47e5770008000000000000003" // subject
            + "00" // nobody of staff
            + "01" + "0000000d" + "66756c66696c2d6f7264657273" // fulfil-orders
            + "01" + "00000005" + "2334373131" // #4711
            + "00" // done
            + "00000002"
            + "00000006" + "6669656c6473" + "00000014" + "70726f66696c652e656d61696c3d706c61696e20" // fields
            + "00000007" + "76657273696f6e" + "00000001" + "33"; // version

    private static Entry byHand() {
        return new Entry(
                new EntryId(UUID.fromString("0198b2c4-7e57-7000-8000-000000000001")),
                Instant.EPOCH.plus(0x00063d7a2f0b4001L, ChronoUnit.MICROS),
                "subject-opened",
                new ActorId(UUID.fromString("0198b2c4-7e57-7000-8000-000000000002")),
                Optional.of(new SubjectId(UUID.fromString("0198b2c4-7e57-7000-8000-000000000003"))),
                Optional.empty(),
                Optional.of("fulfil-orders"),
                Optional.of("#4711"),
                Outcome.DONE,
                Map.of("version", "3", "fields", "profile.email=plain "));
    }

    @Test
    void writesAndReadsTheEntryThatWasWrittenByHand() {
        byte[] bytes = HexFormat.of().parseHex(BY_HAND);

        assertThat(EntryBytes.write(byHand())).isEqualTo(bytes);
        assertThat(EntryReader.read(bytes)).isEqualTo(byHand());
    }

    @RepeatedTest(200)
    void readsWhatItWrote(RepetitionInfo repetition) {
        Entry entry = some(new Random(repetition.getCurrentRepetition()));

        assertThat(EntryReader.read(EntryBytes.write(entry))).isEqualTo(entry);
    }

    /// Two spellings of one entry would have two hashes, and one hash could be shown for the other.
    @RepeatedTest(50)
    void readsNoSecondSpelling(RepetitionInfo repetition) {
        byte[] bytes = EntryBytes.write(some(new Random(repetition.getCurrentRepetition())));
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 1; bit < 256; bit <<= 1) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) bit;
                try {
                    assertThat(EntryBytes.write(EntryReader.read(changed))).isEqualTo(changed);
                } catch (LogFault refused) {
                    assertThat(refused.code()).isEqualTo("log.entry-malformed");
                }
            }
        }
    }

    @Test
    void readsNoPartAndNothingMore() {
        byte[] bytes = HexFormat.of().parseHex(BY_HAND);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> EntryReader.read(cut)).isInstanceOf(LogFault.class);
        }
        byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> EntryReader.read(more)).isInstanceOf(LogFault.class);
    }

    @Test
    void believesNoCountThatTheBytesCannotHold() {
        String many = BY_HAND.replace("0000000200000006", "7fffffff00000006");
        assertThatThrownBy(() -> EntryReader.read(HexFormat.of().parseHex(many)))
                .isInstanceOf(LogFault.class);
    }

    @Test
    void writesNothingThatABundleCannotHold() {
        Entry entry = byHand();
        Entry large = new Entry(
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.actor(),
                entry.subject(),
                entry.about(),
                entry.purpose(),
                entry.reason(),
                entry.outcome(),
                Map.of("records", "x".repeat(EntryBytes.MOST)));
        assertThatThrownBy(() -> EntryBytes.write(large)).isInstanceOf(IllegalArgumentException.class);
    }

    /// What is longer is cut where it is read, and would be taken for changed.
    @Test
    void writesNoPurposeLongerThanAnyName() {
        Entry entry = byHand();
        for (int length : new int[] {64, 65}) {
            Entry purposeful = new Entry(
                    entry.id(),
                    entry.at(),
                    entry.kind(),
                    entry.actor(),
                    entry.subject(),
                    entry.about(),
                    Optional.of("x".repeat(length)),
                    entry.reason(),
                    entry.outcome(),
                    entry.details());
            if (length > 64) {
                assertThatThrownBy(() -> EntryBytes.write(purposeful)).isInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(EntryReader.read(EntryBytes.write(purposeful))).isEqualTo(purposeful);
            }
        }
    }

    private static Entry some(Random random) {
        Map<String, String> details = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            details.put(text(random), text(random));
        }
        return new Entry(
                new EntryId(uuid(random)),
                Instant.EPOCH.plus(random.nextLong(1L << 52), ChronoUnit.MICROS),
                "k" + random.nextInt(1000),
                new ActorId(uuid(random)),
                random.nextBoolean() ? Optional.of(new SubjectId(uuid(random))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(new ActorId(uuid(random))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
                random.nextBoolean() ? Optional.of("T-" + random.nextInt(1000)) : Optional.empty(),
                List.of(Outcome.DONE, Outcome.REFUSED, Outcome.FAILED).get(random.nextInt(3)),
                details);
    }

    private static UUID uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(1, 8), ' ', 0x250)
                .filter(character -> character != 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
