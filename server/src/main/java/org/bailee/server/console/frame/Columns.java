package org.bailee.server.console.frame;

import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;

/// A list that its reader sorts by a column; what is asked comes in the address and holds no customer's data.
///
/// @param by the column it is sorted by
/// @param descending whether the greatest comes first
public record Columns<T>(SequencedMap<String, Comparator<T>> orders, String by, boolean descending) {
    /// @param asked a column's name, with `-` in front for the other way round; anything else is the first column
    public static <T> Columns<T> of(SequencedMap<String, Comparator<T>> orders, String asked) {
        boolean down = asked.startsWith("-");
        String name = down ? asked.substring(1) : asked;
        return orders.containsKey(name)
                ? new Columns<>(orders, name, down)
                : new Columns<>(orders, orders.firstEntry().getKey(), false);
    }

    public List<T> sorted(List<T> rows) {
        Comparator<T> order = orders.getOrDefault(by, (_, _) -> 0);
        return rows.stream().sorted(descending ? order.reversed() : order).toList();
    }

    /// What `aria-sort` says of a column.
    public String aria(String column) {
        if (!column.equals(by)) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    /// What a click on the column's name asks for: that column, or the other way round.
    public String next(String column) {
        return column.equals(by) && !descending ? "-" + column : column;
    }

    /// As it was asked for.
    public String asked() {
        return descending ? "-" + by : by;
    }
}
