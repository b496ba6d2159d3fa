package org.bailee.server.console.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.vault.SearchIndex;
import org.bailee.server.vault.SearchIndex.State;
import org.bailee.server.vault.SearchIndex.Way;
import org.junit.jupiter.api.Test;

class CustodyViewTests {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant BEGUN = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void offersAnotherKeyOnceAFieldAndNotWhileOneIsBeingBuilt() {
        SearchIndex exact = index(1, "profile.name", Way.EXACT, State.SERVING);
        SearchIndex words = index(2, "profile.name", Way.WORDS, State.SERVING);
        SearchIndex email = index(3, "profile.email", Way.UNIQUE, State.SERVING);
        SearchIndex next = index(4, "profile.email", Way.UNIQUE, State.BUILDING);
        SearchIndex before = index(5, "profile.phone", Way.EXACT, State.RETIRING);
        CustodyView view = view(List.of(exact, words, email, next, before));
        assertThat(view.mayChange(exact)).isTrue();
        assertThat(List.of(words, email, next, before)).noneMatch(view::mayChange);
        assertThat(view.mayChangeAny()).isTrue();
        assertThat(view.isGoingOn()).isTrue();
        assertThat(view.age(exact)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void looksAgainByItselfOnlyWhileSomethingEndsByItself() {
        SearchIndex halted = index(1, "profile.email", Way.UNIQUE, State.HALTED);
        CustodyView view = view(List.of(halted));
        assertThat(view.isGoingOn()).isFalse();
        assertThat(view.mayChangeAny()).isFalse();
    }

    private static SearchIndex index(int number, String field, Way way, State state) {
        return new SearchIndex(
                number, FieldPath.parse(field), way, state, 9, 3, 0, 0, BEGUN, Optional.empty(), Optional.empty());
    }

    private static CustodyView view(List<SearchIndex> indexes) {
        Listing<Epoch> list = Epochs.listing(Listing.ALL, Epochs.NEWEST, 0);
        return new CustodyView(
                List.of(),
                false,
                list,
                list.part(Stream.empty()),
                Optional.empty(),
                0,
                1,
                NOW,
                Optional.empty(),
                indexes,
                NOW,
                List.of());
    }
}
