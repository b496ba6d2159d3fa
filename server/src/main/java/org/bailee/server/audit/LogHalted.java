package org.bailee.server.audit;

import java.util.Map;

/// Nothing more is signed until somebody has looked.
record LogHalted(LogHalt halt) implements AuditEvent {
    @Override
    public String kind() {
        return "log-halted";
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILED;
    }

    @Override
    public Map<String, String> details() {
        return Map.of("code", halt.code());
    }
}
