package org.bailee.cli;

import java.util.List;
import java.util.function.Function;
import org.bailee.client.Hold;
import org.bailee.client.Page;

/// Prints legal holds and restrictions, page by page.
final class HoldTable {
    private HoldTable() {}

    /// @param page the one after the id given; empty for the first
    static void print(Output output, Function<String, Page<Hold>> page) {
        String after = "";
        do {
            Page<Hold> next = page.apply(after);
            next.items().forEach(hold -> output.answer(hold, line(hold)));
            output.flush();
            after = next.next().orElse("");
        } while (!after.isEmpty());
    }

    private static String line(Hold hold) {
        return String.join(
                "  ",
                List.of(
                        hold.id(),
                        hold.subject(),
                        hold.ground().isEmpty() ? "legal" : hold.ground(),
                        hold.because(),
                        hold.owner(),
                        "review " + hold.reviewOn()));
    }
}
