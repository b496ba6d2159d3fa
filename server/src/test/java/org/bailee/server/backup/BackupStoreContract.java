package org.bailee.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bailee.server.shared.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store must do; a new one extends this.
abstract class BackupStoreContract {
    private static final String NAME = "0190a1b2-data/00000001";

    /// An empty store.
    abstract BackupStore store();

    @Test
    void givesBackWhatItKept() {
        byte[] content = {1, 2, 3, 0, -1};
        store().put(NAME, content);
        assertThat(store().read(NAME, 1 << 20)).isEqualTo(content);
        assertThat(store().list()).containsExactly(new StoredObject(NAME, 5));
    }

    @Test
    void keepsAnEmptyObject() {
        store().put(NAME, new byte[0]);
        assertThat(store().read(NAME, 1 << 20)).isEmpty();
    }

    @Test
    void putsTheNewerInPlaceOfTheOlder() {
        store().put(NAME, new byte[10]);
        store().put(NAME, new byte[] {7});
        assertThat(store().read(NAME, 1 << 20)).containsExactly(7);
        assertThat(store().list()).hasSize(1);
    }

    @Test
    void keepsWhatManyPutAtOnce() {
        List<String> names = IntStream.range(0, 40)
                .mapToObj(number -> "0190a1b2-data/" + (10_000_000 + number))
                .toList();
        BackupStore store = store();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<?>> put = new ArrayList<>();
            for (String name : names) {
                put.add(many.submit(() -> store.put(name, name.getBytes(US_ASCII))));
            }
            assertThat(put).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofMinutes(1)));
        }
        assertThat(store.list()).extracting(StoredObject::name).containsExactlyElementsOf(names);
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(store.read(name, 100)).asString(US_ASCII).isEqualTo(name));
        assertThat(store.leftovers()).isEmpty();
    }

    @Test
    void listsInOrderOfName() {
        for (String name : List.of("b/2", "a/1", "b/1")) {
            store().put(name, new byte[] {1});
        }
        assertThat(store().list()).extracting(StoredObject::name).containsExactly("a/1", "b/1", "b/2");
    }

    @Test
    void deletesOnceAndDoesNotMindTwice() {
        store().put(NAME, new byte[] {1});
        store().delete(NAME);
        store().delete(NAME);
        assertThat(store().list()).isEmpty();
        assertThatThrownBy(() -> store().read(NAME, 1 << 20)).isInstanceOf(NotFound.class);
    }

    /// S12: a name out of a manifest must not lead out of the store.
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "../a", "a/../b", "/a/b", "a/b/c", "A/b", "a/.b", "a/b.new", "a\\b/c"})
    void refusesNamesThatAreNone(String name) {
        assertThatThrownBy(() -> store().put(name, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().read(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
