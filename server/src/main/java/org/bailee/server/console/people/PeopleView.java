package org.bailee.server.console.people;

import java.util.List;

/// The form to find a person with, and whom it found.
///
/// @param fields by which the reader's roles may search
/// @param purpose chosen
/// @param field chosen
/// @param searched whether this is the answer to a search
public record PeopleView(
        List<Choice> purposes,
        List<String> fields,
        String purpose,
        String field,
        boolean searched,
        List<String> found,
        boolean more,
        List<String> wrong) {}
