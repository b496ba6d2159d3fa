package org.bailee.server.access;

import org.bailee.server.register.Activity;
import org.bailee.server.register.RegisterDefinition;

/// Proof that an actor may write what one activity needs, under the register that was in force when asked.
public final class WriteGrant {
    private final Intent intent;
    private final RegisterDefinition register;
    private final Activity activity;

    WriteGrant(Intent intent, RegisterDefinition register, Activity activity) {
        this.intent = intent;
        this.register = register;
        this.activity = activity;
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
}
