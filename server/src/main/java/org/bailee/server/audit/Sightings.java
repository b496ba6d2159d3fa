package org.bailee.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bailee.server.shared.SubjectId;

/// Adds up entries, in any order, to what was seen of each field of a few people. Its size is that of the answer,
/// however many entries there are.
final class Sightings {
    /// The kinds of entry that tell of something seen of one person.
    static final List<String> KINDS = List.of("subject-opened", "records-opened", "token-opened", "person-found");

    private final Map<SubjectId, SortedMap<String, Tally>> people = new LinkedHashMap<>();

    /// @param people in the order they are to be answered
    Sightings(List<SubjectId> people) {
        people.forEach(person -> this.people.put(person, new TreeMap<>()));
    }

    /// @throws LogFault if the entry does not say what was seen of whom
    void add(Entry entry) {
        SortedMap<String, Tally> fields = entry.subject().map(people::get).orElseThrow(Sightings::senseless);
        Map<String, String> details = entry.details();
        if (entry.kind().equals("token-opened")) {
            add(fields, entry, told(details, "field"), told(details, "view"));
            return;
        }
        String seen = told(details, "fields");
        // Somebody of whose record nothing the grant names is filled in: that was seen, and no field.
        for (String field : seen.isEmpty() ? new String[0] : seen.split(" ", -1)) {
            int sign = field.lastIndexOf('=');
            if (sign < 1) {
                throw senseless();
            }
            add(fields, entry, field.substring(0, sign), field.substring(sign + 1));
        }
    }

    List<Sighting> all() {
        List<Sighting> all = new ArrayList<>();
        people.forEach((person, fields) -> fields.forEach((field, tally) -> all.add(tally.of(person, field))));
        return all;
    }

    private static void add(SortedMap<String, Tally> fields, Entry entry, String field, String view) {
        fields.computeIfAbsent(field, _ -> new Tally(entry.at())).add(entry, SeenAs.read(view));
    }

    private static String told(Map<String, String> details, String name) {
        String value = details.get(name);
        if (value == null) {
            throw senseless();
        }
        return value;
    }

    private static LogFault senseless() {
        return LogFault.entry("log.entry-senseless", "An entry of the log does not say what was seen of whom.");
    }

    private static final class Tally {
        private final SortedSet<String> purposes = new TreeSet<>();
        private SeenAs strongest = SeenAs.PRESENT;
        private long times;
        private Instant first;
        private Instant last;

        private Tally(Instant at) {
            this.first = at;
            this.last = at;
        }

        private void add(Entry entry, SeenAs view) {
            strongest = view.showsMoreThan(strongest) ? view : strongest;
            times++;
            first = entry.at().isBefore(first) ? entry.at() : first;
            last = entry.at().isAfter(last) ? entry.at() : last;
            entry.purpose().ifPresent(purposes::add);
        }

        private Sighting of(SubjectId person, String field) {
            return new Sighting(person, field, strongest, times, first, last, purposes);
        }
    }
}
