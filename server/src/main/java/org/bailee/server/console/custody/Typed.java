package org.bailee.server.console.custody;

import java.util.Set;
import org.bailee.server.console.frame.Ticked;

/// An appointment as it was typed before it was refused; never what opens a seal.
public record Typed(String label, String needed, Set<String> custodians, String replaces, String opening) {
    static final Typed NOTHING = new Typed("", "2", Set.of(), "", "key-file");

    public Typed {
        custodians = Ticked.of(custodians);
    }
}
