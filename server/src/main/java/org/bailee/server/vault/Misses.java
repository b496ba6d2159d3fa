package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;

/// Tells the log of who asked for what is not there, before they are told: a guesser's every try is one.
final class Misses {
    private Misses() {}

    /// Does one piece of work, outside any transaction.
    ///
    /// @param event what it would have been told as
    static <T> T told(AuditLog audit, Actor actor, VaultEvent event, Supplier<T> work) {
        try {
            return work.get();
        } catch (NotFound why) {
            audit.appendDurably(actor, event.failed(why.code()));
            throw why;
        }
    }

    /// Tells those of many results, outside any transaction.
    ///
    /// @param event for the number of a result, what it would have been told as
    static <T> List<Result<T>> told(
            AuditLog audit, Actor actor, IntFunction<VaultEvent> event, List<Result<T>> results) {
        List<Authored> misses = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof Result.Failed<T>(NotFound why)) {
                misses.add(new Authored(actor, event.apply(i).failed(why.code())));
            }
        }
        if (!misses.isEmpty()) {
            audit.appendAllDurably(misses);
        }
        return results;
    }
}
