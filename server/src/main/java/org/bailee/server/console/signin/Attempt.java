package org.bailee.server.console.signin;

import java.util.List;

/// A form of the door, perhaps after it was refused.
///
/// @param name what stood in the field for the name; never what stood in one for a secret
/// @param refused why not, and what to do; empty at the first showing
/// @param nobody whether no administrator was set up yet, which only this machine is told
public record Attempt(String name, List<String> refused, boolean nobody) {
    static final Attempt FIRST = new Attempt("", List.of());

    Attempt(String name, List<String> refused) {
        this(name, refused, false);
    }

    public boolean wasRefused() {
        return !refused.isEmpty();
    }
}
