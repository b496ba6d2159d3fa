package org.bailee.server.register;

import java.util.SequencedMap;
import java.util.Set;

/// The roles every installation has; the register may declare more.
public final class Roles {
    private static final SequencedMap<String, String> BUILT_IN = Ordered.map();

    static {
        BUILT_IN.put("support", "Answers customers' questions.");
        BUILT_IN.put("marketing", "Writes to customers who said yes.");
        BUILT_IN.put("sales", "Advises and wins customers.");
        BUILT_IN.put("billing", "Invoices, collects and refunds.");
        BUILT_IN.put("warehouse", "Packs and ships.");
        BUILT_IN.put("analytics", "Counts and compares.");
        BUILT_IN.put("service", "Software that acts for the business.");
        BUILT_IN.put("privacy-officer", "Watches over the use of personal data and answers people's requests.");
        BUILT_IN.put("auditor", "Checks what was done.");
        BUILT_IN.put("administrator", "Runs the installation.");
        BUILT_IN.put("developer", "Builds on the installation.");
    }

    private static final Set<String> BLIND = Set.of("auditor", "administrator", "developer");

    private Roles() {}

    /// Name and sentence of every built-in role.
    public static SequencedMap<String, String> builtIn() {
        return Ordered.copyOf(BUILT_IN);
    }

    /// Whether the role may never be shown plain data: who checks, runs or builds has no need of it.
    public static boolean isBlind(String role) {
        return BLIND.contains(role);
    }
}
