package org.bailee.server.console.custody;

import java.util.List;
import org.bailee.server.keys.UnsealProgress;

/// How far people have come, and the forms for what they bring.
public record UnsealView(UnsealProgress progress, List<String> wrong) {
    public boolean opensBy(String kind) {
        return progress.kinds().contains(kind);
    }
}
