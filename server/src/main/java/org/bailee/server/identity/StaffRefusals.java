package org.bailee.server.identity;

import java.util.Map;
import java.util.function.Supplier;
import org.bailee.server.shared.Denied;

/// Writes into the log what an administrator's door refused.
final class StaffRefusals {
    private StaffRefusals() {}

    static <T> T recording(Means means, StaffMember by, Supplier<T> work) {
        try {
            return work.get();
        } catch (Denied why) {
            means.audit().appendDurably(by, StaffEvent.refused("staff-change-refused", Map.of("rule", why.code())));
            throw why;
        }
    }
}
