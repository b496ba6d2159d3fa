package org.bailee.server.console.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bailee.server.identity.Notice;
import org.bailee.server.identity.NoticeKind;

/// What happened to one's account since it was last marked as read, one line for each kind, most alarming first.
///
/// @param through the newest of them; empty if there are none
public record NewsView(List<Line> lines, String through) {
    /// @param times how often
    /// @param by who did it last; empty if oneself, or somebody unknown
    public record Line(NoticeKind kind, int times, Instant last, String by) {}

    /// @param news newest first
    public static NewsView of(List<Notice> news) {
        Map<NoticeKind, Line> lines = new EnumMap<>(NoticeKind.class);
        for (Notice notice : news) {
            lines.merge(
                    notice.kind(),
                    new Line(notice.kind(), 1, notice.at(), notice.by().orElse("")),
                    (newest, _) -> new Line(newest.kind(), newest.times() + 1, newest.last(), newest.by()));
        }
        return new NewsView(
                new ArrayList<>(lines.values()),
                news.isEmpty() ? "" : news.getFirst().id().toString());
    }

    /// Whether there is a change that may stay although it is marked.
    public boolean mayStay() {
        return lines.stream().anyMatch(line -> line.kind().isOfFactors());
    }

    public boolean isSuspicious() {
        return lines.stream().anyMatch(line -> line.kind().isSuspicious());
    }
}
