package org.bailee.server.audit;

import org.bailee.server.shared.Actor;

/// An event and who caused it.
public record Authored(Actor actor, AuditEvent event) {}
