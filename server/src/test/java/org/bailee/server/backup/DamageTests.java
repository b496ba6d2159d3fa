package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.bailee.server.shared.Conflict;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// S12: a set that was changed in any way is refused by its cause, and before the database is touched.
@Tag("S12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageTests {
    private final Works works = new Works();
    private final TestDatabase target = TestDatabase.fresh();
    private final UUID set = works.take();
    private final UUID other = works.take();
    private final Map<String, byte[]> whole = new TreeMap<>(works.store.objects);

    @BeforeAll
    void isWholeAtFirst() {
        verify();
    }

    @BeforeEach
    void putBackWhatWasSpoiled() {
        works.store.objects.clear();
        works.store.objects.putAll(whole);
    }

    @AfterAll
    void dropDatabases() {
        works.close();
        target.close();
    }

    @Test
    void refusesEveryFlippedBit() {
        Random random = new Random(5);
        for (String name : whole.keySet()) {
            if (name.startsWith(set.toString())) {
                for (int flip = 0; flip < 8; flip++) {
                    byte[] object = whole.get(name).clone();
                    object[flip == 0 ? 0 : random.nextInt(object.length)] ^= (byte) (1 << random.nextInt(8));
                    works.store.objects.put(name, object);
                    assertThatThrownBy(this::restore)
                            .as(name)
                            .isInstanceOfSatisfying(
                                    Conflict.class,
                                    problem -> assertThat(problem.code())
                                            .matches("backup\\.(part-changed|manifest|newer-format|other-key)"));
                }
                works.store.objects.put(name, whole.get(name));
            }
        }
    }

    @Test
    void refusesWhatIsShorterOrLonger() {
        String part = part(3);
        for (int length :
                new int[] {0, 1, Objects.requireNonNull(whole.get(part)).length - 1, whole.get(part).length + 1}) {
            works.store.objects.put(part, Arrays.copyOf(whole.get(part), length));
            refused("backup.part-size");
        }
        works.store.objects.put(part, whole.get(part));
        for (int length : new int[] {0, 14, 20, 60, Objects.requireNonNull(whole.get(manifest(set))).length - 1}) {
            works.store.objects.put(manifest(set), Arrays.copyOf(whole.get(manifest(set)), length));
            refused("backup.manifest");
        }
    }

    @Test
    void refusesPartsInEachOthersPlaces() {
        works.store.objects.put(part(1), whole.get(part(2)));
        works.store.objects.put(part(2), whole.get(part(1)));
        assertThatThrownBy(this::restore).isInstanceOf(Conflict.class).hasMessageContaining("00000001");
    }

    @Test
    void refusesAPartThatStandsTwice() {
        works.store.objects.put(part(9_999), whole.get(part(1)));
        refused("backup.part-foreign");
        works.store.objects.remove(part(9_999));
        works.store.objects.put(part(2), whole.get(part(1)));
        assertThatThrownBy(this::restore).isInstanceOf(Conflict.class).hasMessageContaining("00000002");
    }

    @Test
    void refusesASetWithoutOneOfItsParts() {
        works.store.objects.remove(part(2));
        refused("backup.part-missing");
    }

    @Test
    void refusesASetWithoutItsManifest() {
        works.store.objects.remove(manifest(set));
        refused("backup.unfinished");
    }

    @Test
    void refusesTheManifestOfAnotherSet() {
        works.store.objects.put(manifest(set), whole.get(manifest(other)));
        refused("backup.manifest");
        works.store.objects.put(manifest(set), whole.get(Coverage.KEYS.folder(set) + "/manifest"));
        refused("backup.manifest");
    }

    @Test
    void refusesThePartOfAnotherSet() {
        works.store.objects.put(part(1), whole.get(part(1).replace(set.toString(), other.toString())));
        assertThatThrownBy(this::restore).isInstanceOf(Conflict.class);
    }

    /// Two halves that are each as they were written, and as long as the part was.
    @Test
    void refusesAPartSplicedFromTwo() {
        for (String from : List.of(part(2), part(1).replace(set.toString(), other.toString()))) {
            byte[] spliced = Objects.requireNonNull(whole.get(part(1))).clone();
            byte[] piece = Objects.requireNonNull(whole.get(from));
            int half = Math.min(spliced.length, piece.length) / 2;
            System.arraycopy(piece, half, spliced, half, Math.min(spliced.length, piece.length) - half);
            works.store.objects.put(part(1), spliced);
            refused("backup.part-changed");
        }
    }

    /// An older set, whole in itself, in the place of a newer one: whoever was taken in between would be lost.
    @Test
    void refusesAnOlderSetUnderANewerName() {
        for (Coverage kind : Coverage.values()) {
            works.store.objects.clear();
            works.store.objects.putAll(whole);
            works.store.objects.keySet().removeIf(name -> name.startsWith(kind.folder(other)));
            whole.forEach((name, object) -> {
                if (name.startsWith(kind.folder(set))) {
                    works.store.objects.put(name.replace(set.toString(), other.toString()), object);
                }
            });
            assertThatThrownBy(() -> works.restore(other, target))
                    .as(kind.word())
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            problem -> assertThat(problem.code()).isEqualTo("backup.manifest"));
            assertThat(Works.rows(target)).isZero();
        }
    }

    /// Even by somebody who has the key.
    @Test
    void refusesCountsThatAreNotTheRows() {
        SetReader reader = SetReader.open(works.store, set, Coverage.DATA, works.key());
        Manifest told = reader.manifest();
        Manifest.Table first = told.tables().stream()
                .filter(table -> table.rows() > 0)
                .findFirst()
                .orElseThrow();
        Manifest forged = new Manifest(
                told.set(),
                told.kind(),
                told.takenAt(),
                told.bailee(),
                told.schema(),
                told.register(),
                told.log(),
                told.tables().stream()
                        .map(table -> table.equals(first)
                                ? new Manifest.Table(table.shape(), table.rows() + 1, table.digest(), table.parts())
                                : table)
                        .toList());
        SetWriter writer = new SetWriter(
                works.store,
                Coverage.DATA.folder(set),
                works.ring.backupKey().of(set),
                works.random,
                Pace.of(0),
                _ -> {});
        writer.finish(SetReader.header(works.store, set, Coverage.DATA), forged);
        refused("backup.counts");
    }

    /// S13: with the data alone, or with another's key, nothing opens.
    @Test
    @Tag("S13")
    void opensUnderNoOtherKey() {
        try (Works stranger = new Works()) {
            assertThatThrownBy(() -> SetReader.open(works.store, set, Coverage.DATA, stranger.key()))
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            problem -> assertThat(problem.code()).isEqualTo("backup.manifest"));
        }
    }

    private void refused(String code) {
        assertThatThrownBy(this::restore)
                .isInstanceOfSatisfying(
                        Conflict.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private void restore() {
        try {
            works.restore(set, target);
        } finally {
            assertThat(Works.rows(target)).isZero();
        }
    }

    private void verify() {
        try (SetReader reader = SetReader.open(works.store, set, Coverage.DATA, works.key())) {
            reader.verify();
        }
    }

    private String part(int number) {
        return Coverage.DATA.folder(set) + "/" + String.format("%08d", number);
    }

    private static String manifest(UUID set) {
        return Coverage.DATA.folder(set) + "/manifest";
    }
}
