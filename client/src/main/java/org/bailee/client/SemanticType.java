package org.bailee.client;

import java.util.List;

/// One kind of value the register knows.
///
/// @param kind `text`, `number`, `boolean` or `parts`
/// @param columnHints names under which such values usually stand in tables, in lower case without separators
public record SemanticType(
        String name,
        String says,
        String kind,
        List<String> parts,
        String sensitivity,
        List<String> searches,
        List<String> columnHints) {}
