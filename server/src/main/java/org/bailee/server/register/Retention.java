package org.bailee.server.register;

import java.time.Period;
import java.util.Optional;
import org.bailee.server.shared.FieldPath;

/// How long a collection is kept, counted from which event, before it is erased (GDPR Art. 5(1)(e),
/// Art. 13(2)(a), Art. 30(1)(f)).
///
/// @param because why it is not shorter, such as the law that demands it
public record Retention(String collection, Period keep, Anchor from, Optional<String> because) {

    /// The event a retention period is counted from.
    public sealed interface Anchor {
        /// When the record was made.
        record Created() implements Anchor {}

        /// When the person last did something: the last change of any of their data.
        record LastActivity() implements Anchor {}

        /// The date in a field of the record; where that is empty, when the record was made.
        record Date(FieldPath field) implements Anchor {}
    }

    /// What happens when the period is over. There is but one end; the file names it for whoever reads it.
    enum Ending {
        ERASE
    }
}
