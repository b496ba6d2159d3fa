package org.bailee.server.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListingTests {
    private final AtomicInteger fetched = new AtomicInteger();

    @Test
    void fetchesNoMoreThanIsShownInTheOrderTheyCome() {
        Listing.Part<Integer> part = listing("-number", 100).part(rows(50_000));
        assertThat(part.rows()).hasSize(100).startsWith(49_899);
        assertThat(part.next()).isEqualTo(200);
        assertThat(fetched).hasValueLessThan(300);
    }

    @Test
    void sortsTheNewestAndSaysSo() {
        Listing.Part<Integer> part = listing("number", 0).part(rows(10_001));
        assertThat(part.rows()).startsWith(1, 2);
        assertThat(part.isCut()).isTrue();
        assertThat(listing("number", 0).part(rows(10_000)).isCut()).isFalse();
    }

    @Test
    void endsOnTheLastPage() {
        assertThat(listing("number", 100).part(rows(150)).next()).isZero();
        assertThat(listing("number", 900).part(rows(150)).rows()).isEmpty();
    }

    @Test
    void keepsTheFilterInEveryAddress() {
        Listing<Integer> list = listing("number", 0);
        assertThat(list.sorted("number")).isEqualTo("/list?show=all&sort=-number");
        assertThat(list.csv()).isEqualTo("/list.csv?show=all&sort=number");
        assertThat(list.next(100)).isEqualTo("/list?show=all&sort=number&from=100");
    }

    @Test
    void beginsAtTheFirstWhereTheNumberIsNone() {
        assertThat(Listing.from("-1")).isZero();
        assertThat(Listing.from("99999999999")).isZero();
        assertThat(Listing.from("200")).isEqualTo(200);
    }

    /// Greatest first.
    private Stream<Integer> rows(int count) {
        return IntStream.range(0, count).map(i -> count - 1 - i).boxed().peek(_ -> fetched.incrementAndGet());
    }

    private static Listing<Integer> listing(String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("show", "all");
        SequencedMap<String, Comparator<Integer>> orders = new LinkedHashMap<>();
        orders.put("number", Comparator.naturalOrder());
        return new Listing<>("/list", filters, Columns.of(orders, sort), "-number", from);
    }
}
