package org.bailee.server.types;

import java.util.List;
import java.util.SortedSet;

/// What values of a type look like: how they are checked, found and masked. Pure, total, and linear in the input's
/// length.
///
/// All but `check` take canonical values only.
interface Shape {
    Kind kind();

    List<String> parts();

    Checked check(Value input, TypeOptions options);

    String searchKey(Value canonical);

    SortedSet<String> words(Value canonical);

    Value mask(Value canonical);
}
