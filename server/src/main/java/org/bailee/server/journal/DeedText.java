package org.bailee.server.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.RecordId;

/// A deed as a line of the journal has it (docs/spec/journal.md).
final class DeedText {
    static final String UUID_FORM = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

    private static final String NAME = "[a-z][a-z0-9-]{0,63}";
    private static final String REFERENCE = "([A-Za-z0-9][A-Za-z0-9._/#:-]{0,79})";
    private static final String NUMBER = "([1-9][0-9]{0,17})";
    private static final String NAMES = NAME + "(?:," + NAME + ")*";
    private static final String NONE = "-";
    private static final String NAMES_OR_NONE = "(-|" + NAMES + ")";
    private static final String ALL = "*";

    private static final Pattern ERASED = Pattern.compile("erased");
    private static final Pattern RECORD = Pattern.compile("record " + NUMBER + " (" + NAME + ") " + UUID_FORM);
    private static final Pattern FIELDS = Pattern.compile(
            "fields " + NUMBER + " (" + NAME + ") " + UUID_FORM + " " + NUMBER + " (\\*|" + NAMES + ")");
    private static final Pattern HELD = Pattern.compile(
            "hold " + UUID_FORM + " ([a-z]{1,20}) " + REFERENCE + " " + REFERENCE + " ([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final Pattern RELEASED = Pattern.compile("release " + UUID_FORM);
    private static final Pattern REVOKED = Pattern.compile("revoked");
    private static final Pattern UNTOLD = Pattern.compile("untold");
    private static final Pattern STANDING =
            Pattern.compile("staff " + NUMBER + " (in|out) " + NAMES_OR_NONE + " " + NAMES_OR_NONE);
    private static final Pattern FACTORS = Pattern.compile("factors " + NUMBER + " (" + NAMES + ")");

    private DeedText() {}

    static String write(Deed deed) {
        return switch (deed) {
            case Deed.Erased _ -> "erased";
            case Deed.RecordErased(long part, String collection, RecordId record) ->
                "record " + part + " " + collection + " " + record;
            case Deed.FieldsErased(long part, String collection, RecordId record, long version, var names) ->
                "fields " + part + " " + collection + " " + record + " " + version + " "
                        + names.map(some -> String.join(",", some)).orElse(ALL);
            case Deed.Held(HoldId hold, String kind, String because, String owner, LocalDate reviewOn) ->
                "hold " + hold + " " + kind + " " + because + " " + owner + " " + reviewOn;
            case Deed.Released(HoldId hold) -> "release " + hold;
            case Deed.KeyRevoked _ -> "revoked";
            case Deed.Standing(long version, boolean disabled, var staffRoles, var roles) ->
                "staff " + version + " " + (disabled ? "out " : "in ") + list(staffRoles) + " " + list(roles);
            case Deed.FactorsGone(long version, var factors) -> "factors " + version + " " + String.join(",", factors);
            case Deed.Untold _ -> "untold";
        };
    }

    /// @throws JournalRefused if it is no deed
    static Deed read(String text) {
        Matcher parts = ERASED.matcher(text);
        if (parts.matches()) {
            return new Deed.Erased();
        }
        if (parts.usePattern(RECORD).matches()) {
            return new Deed.RecordErased(Long.parseLong(parts.group(1)), parts.group(2), record(parts.group(3)));
        }
        if (parts.usePattern(FIELDS).matches()) {
            return new Deed.FieldsErased(
                    Long.parseLong(parts.group(1)),
                    parts.group(2),
                    record(parts.group(3)),
                    Long.parseLong(parts.group(4)),
                    names(parts.group(5)));
        }
        if (parts.usePattern(HELD).matches()) {
            return new Deed.Held(
                    hold(parts.group(1)),
                    parts.group(2),
                    parts.group(3),
                    parts.group(4),
                    LocalDate.parse(parts.group(5)));
        }
        if (parts.usePattern(RELEASED).matches()) {
            return new Deed.Released(hold(parts.group(1)));
        }
        return ofAccount(parts);
    }

    private static Deed ofAccount(Matcher parts) {
        if (parts.usePattern(REVOKED).matches()) {
            return new Deed.KeyRevoked();
        }
        if (parts.usePattern(STANDING).matches()) {
            return new Deed.Standing(
                    Long.parseLong(parts.group(1)),
                    parts.group(2).equals("out"),
                    split(parts.group(3)),
                    split(parts.group(4)));
        }
        if (parts.usePattern(FACTORS).matches()) {
            return new Deed.FactorsGone(Long.parseLong(parts.group(1)), split(parts.group(2)));
        }
        if (parts.usePattern(UNTOLD).matches()) {
            return new Deed.Untold();
        }
        throw new JournalRefused();
    }

    private static String list(SortedSet<String> names) {
        return names.isEmpty() ? NONE : String.join(",", names);
    }

    private static SortedSet<String> split(String text) {
        return text.equals(NONE) ? new TreeSet<>() : new TreeSet<>(List.of(text.split(",", -1)));
    }

    private static Optional<SortedSet<String>> names(String text) {
        return text.equals(ALL) ? Optional.empty() : Optional.of(split(text));
    }

    private static RecordId record(String id) {
        return new RecordId(UUID.fromString(id));
    }

    private static HoldId hold(String id) {
        return new HoldId(UUID.fromString(id));
    }
}
