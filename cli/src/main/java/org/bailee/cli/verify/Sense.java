package org.bailee.cli.verify;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether entries, one after the other, tell what can have happened.
final class Sense {
    /// Clocks of two nodes may differ so much.
    private static final long AHEAD = 2_000_000L;

    private static final long LATE = 300_000_000L;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Set<String> SHOWING =
            Set.of("subject-opened", "records-opened", "token-opened", "person-found");
    private static final Set<String> MAKING = Set.of("subject-created", "record-added");
    private static final Set<String> CHANGING = Set.of("subject-changed", "record-changed");

    private final Ids entries;
    private Ids versions = new Ids(0);
    private long newest = Long.MIN_VALUE;
    private boolean isFromTheBeginning = true;

    /// @param size how many entries there will be, if the head says so rightly
    Sense(long size) {
        this.entries = new Ids(size);
    }

    /// What is wrong with the next entry, if anything is.
    Optional<Finding> next(long position, Told told) {
        return order(position, told)
                .or(() -> shown(told).or(() -> version(told)).map(says -> Finding.at(Flaw.SENSE, position, says)));
    }

    /// Tells that entries were left out: which versions they told of is not known.
    void gap() {
        versions = new Ids(0);
        isFromTheBeginning = false;
    }

    /// Whether the entry got its place so long after it was made that it may have been planted.
    static boolean isLate(Told told) {
        return told.placedAt() - told.at() > LATE;
    }

    private Optional<Finding> order(long position, Told told) {
        long before = newest;
        newest = Math.max(newest, told.placedAt());
        if (told.placedAt() < before) {
            return Optional.of(Finding.at(Flaw.ORDER, position, "It has its place from before the entry in front."));
        }
        if (told.at() > told.placedAt() + AHEAD) {
            return Optional.of(Finding.at(Flaw.ORDER, position, "It was made after it got its place."));
        }
        return entries.add(told.id())
                ? Optional.empty()
                : Optional.of(Finding.at(Flaw.ORDER, position, "It stands in the log twice."));
    }

    private static Optional<String> shown(Told told) {
        boolean shows = SHOWING.contains(told.kind());
        if (!told.isDone() || !shows && !told.kind().equals("people-searched")) {
            return Optional.empty();
        }
        if (told.actor().equals(NOBODY)) {
            return Optional.of("Somebody's data is shown to nobody.");
        }
        if (told.purpose() == null) {
            return Optional.of("Somebody's data is shown without a purpose.");
        }
        if (shows && told.subject() == null) {
            return Optional.of("Somebody's data is shown, and it does not say whose.");
        }
        if (!told.details().containsKey("fields") && !told.details().containsKey("view")) {
            return Optional.of("Somebody's data is shown, and it does not say what was decided.");
        }
        return Optional.empty();
    }

    private Optional<String> version(Told told) {
        boolean makes = MAKING.contains(told.kind());
        if (!told.isDone() || !makes && !CHANGING.contains(told.kind())) {
            return Optional.empty();
        }
        Map<String, String> details = told.details();
        @Nullable UUID what = told.kind().startsWith("subject") ? told.subject() : id(details.get("records"));
        int version = number(details.get("version"));
        if (what == null || version < 1) {
            return Optional.of("A change does not say which version of what it made.");
        }
        long before = versions.put(what, version);
        if (makes && (before != Ids.NONE || version != 1)) {
            return Optional.of("What is made new has another version than 1, or was there already.");
        }
        if (told.kind().equals("subject-changed") && before == Ids.NONE && isFromTheBeginning) {
            return Optional.of("Somebody is changed of whom no entry tells that they were made.");
        }
        // Records that came with their person have no entry of their own, and pruned logs begin anywhere.
        if (!makes && before != Ids.NONE && version != before + 1) {
            return Optional.of("Between this version and the one before there is another, or none.");
        }
        return Optional.empty();
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
    }
}
