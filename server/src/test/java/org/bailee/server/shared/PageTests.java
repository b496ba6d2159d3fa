package org.bailee.server.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTests {
    private final List<String> asked = new ArrayList<>();

    @Test
    void allOfThemPageByPage() {
        assertThat(Page.all(from -> page(from, 2500)))
                .hasSize(2500)
                .startsWith(0)
                .endsWith(2499);
        assertThat(asked).containsExactly("", "1000", "2000");
    }

    @Test
    void fetchesNoMoreThanIsTaken() {
        Stream<Integer> all = Page.all(from -> page(from, 2500));
        assertThat(asked).containsExactly("");
        assertThat(all.limit(7)).hasSize(7);
        assertThat(asked).containsExactly("");
    }

    @Test
    void noneIsNone() {
        assertThat(Page.all(from -> page(from, 0))).isEmpty();
    }

    @Test
    void aRefusalComesBeforeAnythingIsSent() {
        assertThatThrownBy(() -> Page.all(_ -> {
                    throw new Denied("no", "No.", "No.");
                }))
                .isInstanceOf(Denied.class);
    }

    private Page<Integer> page(Optional<String> from, int total) {
        asked.add(from.orElse(""));
        int first = from.map(Integer::parseInt).orElse(0);
        int end = Math.min(first + 1000, total);
        return new Page<>(
                IntStream.range(first, end).boxed().toList(),
                end < total ? Optional.of(Integer.toString(end)) : Optional.empty());
    }
}
