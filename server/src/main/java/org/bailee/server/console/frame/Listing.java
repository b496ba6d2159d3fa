package org.bailee.server.console.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A list as its reader wants it: by what it is filtered and sorted, and from which row on.
///
/// All of that stands in the address, to be kept and sent on; so a filter is a word of ours, never a name or a value of
/// somebody's.
///
/// @param path of the page
/// @param sheet where the list is to be had as CSV
/// @param filters by name, each a word of ours
/// @param kept the order in which the rows come by themselves, as it would be asked for
public record Listing<T>(
        String path, String sheet, SequencedMap<String, String> filters, Columns<T> columns, String kept, int from) {
    /// Beyond these the newest alone are sorted: nobody reads on so far, and the memory is everybody's.
    public static final int MOST_SORTED = 10_000;

    private static final int PER_PAGE = 100;

    /// Some of the rows.
    ///
    /// @param next from which row the next ones go on; 0 if there are none
    /// @param isCut whether only the first [#MOST_SORTED] rows were sorted
    public record Part<T>(List<T> rows, int next, boolean isCut) {}

    /// A page with its sheet beside it.
    public Listing(String path, SequencedMap<String, String> filters, Columns<T> columns, String kept, int from) {
        this(path, path + ".csv", filters, columns, kept, from);
    }

    /// Of no filter at all.
    public static final String ALL = "all";

    /// A filter as it was asked for, if it is a word of ours; else all.
    public static String filter(Collection<String> words, String asked) {
        return words.contains(asked) ? asked : ALL;
    }

    /// What is asked for by a filter.
    public String filter(String name) {
        return filters.getOrDefault(name, ALL);
    }

    /// @param from the row's number as it was sent; what is none begins at the first
    public static int from(String from) {
        return from.matches("[0-9]{1,7}") ? Integer.parseInt(from) : 0;
    }

    /// @param all in the order in which they are kept; no more are fetched than are needed
    public Part<T> part(Stream<T> all) {
        if (isKept()) {
            return part(all, false);
        }
        List<T> some = all.limit(MOST_SORTED + 1L).toList();
        boolean cut = some.size() > MOST_SORTED;
        return part(columns.sorted(cut ? some.subList(0, MOST_SORTED) : some).stream(), cut);
    }

    public boolean isKept() {
        return columns.asked().equals(kept);
    }

    /// What `aria-sort` says of a column.
    public String aria(String column) {
        return columns.aria(column);
    }

    /// Where a click on a column's name leads.
    public String sorted(String column) {
        return path + "?" + words() + "sort=" + columns.next(column);
    }

    public String csv() {
        return sheet + "?" + words() + "sort=" + columns.asked();
    }

    public String next(int row) {
        return path + "?" + words() + "sort=" + columns.asked() + "&from=" + row;
    }

    private Part<T> part(Stream<T> rows, boolean cut) {
        List<T> some = rows.skip(from).limit(PER_PAGE + 1L).toList();
        return some.size() > PER_PAGE
                ? new Part<>(some.subList(0, PER_PAGE), from + PER_PAGE, cut)
                : new Part<>(some, 0, cut);
    }

    private String words() {
        return filters.entrySet().stream().map(Listing::word).collect(Collectors.joining());
    }

    private static String word(Map.Entry<String, String> filter) {
        return filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8) + "&";
    }
}
