package org.bailee.server.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.bailee.server.register.Activity;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.SubjectId;

/// Proof that an actor may write what one activity needs about some people, now, under the register that was in force
/// when asked.
///
/// Only [Access] makes one, so code that asks for a WriteGrant cannot be reached without a decision.
public final class WriteGrant {
    private final Intent intent;
    private final RegisterDefinition register;
    private final Activity activity;
    private final Set<SubjectId> consenting;
    private final Instant expiresAt;

    WriteGrant(
            Intent intent,
            RegisterDefinition register,
            Activity activity,
            Collection<SubjectId> consenting,
            Instant expiresAt) {
        this.intent = intent;
        this.register = register;
        this.activity = activity;
        this.consenting = Set.copyOf(consenting);
        this.expiresAt = expiresAt;
    }

    public Intent intent() {
        return intent;
    }

    public RegisterDefinition register() {
        return register;
    }

    public Activity activity() {
        return activity;
    }

    /// @throws Denied if the activity rests on consent and the person was not asked about, or the grant has run out
    public void mustCover(SubjectId who, Instant now) {
        if (activity.asksConsent() && !consenting.contains(who)) {
            throw Refusals.noConsent(activity.name());
        }
        if (!now.isBefore(expiresAt)) {
            throw Refusals.expired();
        }
    }
}
