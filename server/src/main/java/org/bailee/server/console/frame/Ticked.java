package org.bailee.server.console.frame;

import java.util.Set;
import java.util.TreeSet;

/// The boxes of a form that were ticked. A form without one sends an empty word instead of none.
public final class Ticked {
    private Ticked() {}

    public static Set<String> of(Set<String> words) {
        Set<String> ticked = new TreeSet<>(words);
        ticked.remove("");
        return ticked;
    }
}
