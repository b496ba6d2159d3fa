package org.bailee.server.types;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One row of the table of semantic types, read from left to right: what it is, what it looks like, how harmful it is,
/// how it may be found, and what others call it.
record TypeRow(
        String name,
        String says,
        Shape shape,
        String example,
        Sensitivity sensitivity,
        Set<Search> searches,
        List<String> breachElements,
        String dpv,
        String fideslang,
        List<String> columnHints) {
    TypeRow {
        searches = Set.copyOf(searches);
        breachElements = List.copyOf(breachElements);
        columnHints = List.copyOf(columnHints);
    }

    /// @param example a number or name made for documentation, never somebody's own
    static TypeRow of(String name, String says, Shape shape, String example) {
        return new TypeRow(name, says, shape, example, Sensitivity.IDENTIFYING, Set.of(), List.of(), "", "", List.of());
    }

    /// @param dpv concept of the W3C Data Privacy Vocabulary without its prefix
    TypeRow ordinary(String dpv, String fideslang) {
        return harm(Sensitivity.ORDINARY, dpv, fideslang);
    }

    TypeRow identifying(String dpv, String fideslang) {
        return harm(Sensitivity.IDENTIFYING, dpv, fideslang);
    }

    TypeRow sensitive(String dpv, String fideslang) {
        return harm(Sensitivity.SENSITIVE, dpv, fideslang);
    }

    TypeRow special(String dpv, String fideslang) {
        return harm(Sensitivity.SPECIAL, dpv, fideslang);
    }

    /// Only where so many values are possible that equal digests tell nothing.
    TypeRow found(Search first, Search... more) {
        return new TypeRow(
                name,
                says,
                shape,
                example,
                sensitivity,
                EnumSet.of(first, more),
                breachElements,
                dpv,
                fideslang,
                columnHints);
    }

    /// Codes of the breach laws' data elements.
    TypeRow breach(String... elements) {
        return new TypeRow(
                name, says, shape, example, sensitivity, searches, List.of(elements), dpv, fideslang, columnHints);
    }

    TypeRow columns(String... hints) {
        return new TypeRow(
                name, says, shape, example, sensitivity, searches, breachElements, dpv, fideslang, List.of(hints));
    }

    private TypeRow harm(Sensitivity much, String concept, String key) {
        return new TypeRow(
                name, says, shape, example, much, searches, breachElements, "pd:" + concept, key, columnHints);
    }
}
