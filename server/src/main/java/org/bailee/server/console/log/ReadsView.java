package org.bailee.server.console.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Who read how much in each hour: one line of bars an account, all to one scale, the busiest first.
///
/// @param hours the beginning of each hour, oldest first
/// @param lines an account each
/// @param others how many accounts are left out because they read least
public record ReadsView(List<Instant> hours, List<Line> lines, int others) {
    private static final int BAR = 12;
    private static final int GAP = 2;
    private static final int TALL = 32;

    /// @param who as colleagues know them
    /// @param account what the log calls them
    /// @param reads of each hour
    public record Line(String who, String account, long[] reads) {
        public long total() {
            return Arrays.stream(reads).sum();
        }
    }

    /// A bar of the plot, in its own units.
    public record Bar(int x, int y, int height) {}

    public int width() {
        return hours.size() * (BAR + GAP);
    }

    public int height() {
        return TALL;
    }

    public int bar() {
        return BAR;
    }

    /// Hours without a read have no bar; the least read hour's is seen all the same.
    public List<Bar> bars(Line line) {
        long most = Math.max(
                1,
                lines.stream()
                        .flatMapToLong(each -> Arrays.stream(each.reads()))
                        .max()
                        .orElse(1));
        return IntStream.range(0, hours.size())
                .filter(hour -> line.reads()[hour] > 0)
                .mapToObj(hour -> {
                    int height = (int) Math.max(2, line.reads()[hour] * TALL / most);
                    return new Bar(hour * (BAR + GAP), TALL - height, height);
                })
                .toList();
    }

    /// The hour in which the account read most.
    public int busiest(Line line) {
        int busiest = 0;
        for (int hour = 1; hour < hours.size(); hour++) {
            if (line.reads()[hour] > line.reads()[busiest]) {
                busiest = hour;
            }
        }
        return busiest;
    }
}
