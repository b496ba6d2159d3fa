package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Believes the clock as long as it goes on from where it was seen last. What destroys by age asks here first: by one
/// that jumps by years, everything would be over its time at once.
///
/// A long standstill looks the same as a jump, and nothing here can tell them apart: somebody says which it was.
/// Meanwhile everything else goes on.
public final class ClockWatch {
    private static final String ALARM = "clock-jumped";
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private final ClockStore store;
    private final Duration jump;
    private final InstantSource clock;

    /// When it was believed last, as far as this process has heard.
    private volatile @Nullable Instant heard;

    /// @param since when the clock was looked at first
    /// @param last when it was believed last
    public record Seen(Instant since, Instant last) {}

    /// @param jump how far it may be ahead of when it was looked at last
    ClockWatch(ClockStore store, Duration jump, InstantSource clock) {
        this.store = store;
        this.jump = jump;
        this.clock = clock;
    }

    /// Whether it may be as late as the clock says. Whatever is believed counts from now on.
    public boolean believes() {
        return believed().isPresent();
    }

    /// What the clock says, if it may be as late. Whoever destroys by age counts to this and not to an earlier look at
    /// the clock, which may have been set right in between.
    public Optional<Instant> believed() {
        Instant now = clock.instant();
        Optional<Seen> seen = seen();
        if (seen.filter(then -> now.isAfter(then.last().plus(jump))).isPresent()) {
            return Optional.empty();
        }
        // An idle server need not write all the time.
        if (seen.filter(then -> now.isBefore(then.last().plus(OFTEN))).isEmpty()) {
            see(now);
        }
        return Optional.of(now);
    }

    /// What something lapses by: what the clock says, or, while that is not believed, when it was believed last. For
    /// where no query may be made: it goes by what the look of each minute heard, asks the tables only before the
    /// first, and writes nothing.
    public Instant sure() {
        Instant now = clock.instant();
        return heard().filter(then -> now.isAfter(then.plus(jump))).orElse(now);
    }

    /// What lapses by [#sure] is dated by this: what the clock says, or, if that is earlier, when it was believed
    /// last. Dated by a clock that somebody sets back for a moment, it would be over before its time.
    public Instant notBefore() {
        Instant now = clock.instant();
        return heard().filter(now::isBefore).orElse(now);
    }

    private Optional<Instant> heard() {
        return Optional.ofNullable(heard).or(() -> seen().map(Seen::last));
    }

    /// Somebody says that it was as late as a clock said which was not believed. That counts, and not what the
    /// clock says of whichever node was asked; and it counts only on a node whose own clock is near it. Otherwise
    /// two clocks differ, or the one that was doubted was set right, and whoever says so looked at something else.
    ///
    /// @return whether it counts
    public boolean confirm(Instant word) {
        if (!isNear(word)) {
            return false;
        }
        store.seen(word);
        // It is in the caller's transaction, which may be undone: what is heard next is what was kept.
        heard = null;
        return true;
    }

    /// Whether a time is as near what the clock says, before or after, as the clock may jump without anybody being
    /// asked. Less would guard nothing, for whoever believes a time believes what comes within that after it; by
    /// more, a word would reach to a time that no clock said.
    public boolean isNear(Instant word) {
        return Duration.between(word, clock.instant()).abs().compareTo(jump) <= 0;
    }

    public Optional<Seen> seen() {
        Optional<Seen> seen = store.read();
        seen.ifPresent(then -> heard = then.last());
        return seen;
    }

    private void see(Instant now) {
        store.seen(now);
        Instant last = heard;
        heard = last != null && last.isAfter(now) ? last : now;
    }

    /// How far it may be ahead.
    public Duration jump() {
        return jump;
    }

    /// One look, for a server on which nothing else asks: it is seen to go on, and a jump is said where the log's
    /// state is shown.
    ///
    /// @return when to look again
    Duration look(LogAlarms alarms) {
        if (believes()) {
            alarms.clear(ALARM);
        } else {
            alarms.raise(
                    ALARM,
                    "The clock is more than " + jump.toHours()
                            + " hours ahead of when it was last looked at. Nothing is"
                            + " deleted for its age, and no key ends, until it is set right or somebody confirms it:"
                            + " bailee retention runs.");
        }
        return OFTEN;
    }
}
