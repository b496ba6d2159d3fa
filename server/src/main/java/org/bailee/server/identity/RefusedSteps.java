package org.bailee.server.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.PerMinute;

/// Writes refused steps of signing in into the log: every wrong second factor, others at most so many a minute.
/// Never what was typed: people type passwords where names belong.
final class RefusedSteps {
    static final int MOST_PER_MINUTE = 60;

    private final Means means;
    private final PerMinute perMinute;

    RefusedSteps(Means means) {
        this.means = means;
        this.perMinute = new PerMinute(means.clock(), MOST_PER_MINUTE);
    }

    Refused refused(Optional<StaffMember> staff, Factor step, String why) {
        write(staff, step, why);
        return new Refused();
    }

    TooSoon tooSoon(Optional<StaffMember> staff, Factor step, Duration wait) {
        write(staff, step, "too-soon");
        return new TooSoon(wait);
    }

    private void write(Optional<StaffMember> staff, Factor step, String why) {
        // Only who has shown a password or a passkey gets so far, and few times: no flood of others' refusals may leave
        // out what the person has to be told (ASVS 6.3.5).
        boolean always = staff.isPresent() && step.isSecond() && !why.equals("too-soon");
        OptionalLong room = always ? OptionalLong.of(0) : perMinute.next();
        room.ifPresent(left -> {
            StaffEvent event = StaffEvent.refused("sign-in-refused", Map.of("step", step.word(), "why", why));
            if (staff.isPresent()) {
                event = event.with("staff", staff.get().id());
            }
            // The person is not the actor: whoever this was has not shown to be them.
            Actor somebody = new UnknownCaller();
            means.audit().appendDurably(somebody, left == 0 ? event : event.with("and-before", left));
        });
    }
}
