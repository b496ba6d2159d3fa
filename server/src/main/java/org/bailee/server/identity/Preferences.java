package org.bailee.server.identity;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;

/// In which language and time zone somebody reads the console: their own choice, in force with the next page of each
/// of their sessions.
public final class Preferences {
    /// The languages the console has every word of.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /// The IANA's zones by place, and UTC; what they are called otherwise is history.
    public static final SortedSet<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || zone.contains("/") && !zone.matches("(Etc|SystemV|US|Brazil)/.*"))
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));

    private final Parts parts;
    private final Means means;

    Preferences(Parts parts) {
        this.parts = parts;
        this.means = parts.means();
    }

    /// Needs no fresh second factor: it opens nothing. The audit entry tells that it was done and not what was chosen,
    /// which says where somebody lives.
    ///
    /// @param language its tag; blank to leave it to the browser
    /// @param zone its IANA name; blank for UTC
    /// @throws Invalid listing everything wrong
    public void choose(Session own, String language, String zone) {
        StaffMember staff = own.mustBeComplete().staff();
        mustBeKnown(language, zone);
        means.tx().write(() -> {
            parts.staff().preferences(staff.id(), given(language), given(zone));
            means.audit().append(staff, StaffEvent.of("preferences-chosen", staff.id()));
            return true;
        });
    }

    private static void mustBeKnown(String language, String zone) {
        List<Violation> wrong = new ArrayList<>();
        if (given(language).isPresent()
                && LANGUAGES.stream().noneMatch(known -> known.toLanguageTag().equals(language))) {
            wrong.add(new Violation(
                    "language",
                    "preferences.language",
                    "The console does not speak this language.",
                    "Choose one of those shown."));
        }
        if (given(zone).isPresent() && !ZONES.contains(zone)) {
            wrong.add(new Violation(
                    "zone", "preferences.zone", "There is no such time zone.", "Choose one of those shown."));
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isBlank());
    }
}
