package org.bailee.server.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// The horizon of an erasure was stated to somebody.
///
/// @param part which of the person's parts; empty for the whole
/// @param at when it was asked for: the certificate tells the same
record CertificateStated(SubjectId who, List<EntryId> erasures, Optional<Long> part, Horizon horizon, Instant at)
        implements AuditEvent {
    @Override
    public String kind() {
        return "erasure-certified";
    }

    @Override
    public Optional<SubjectId> subject() {
        return Optional.of(who);
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        details.put("erasure", erasures.stream().map(EntryId::toString).collect(Collectors.joining(" ")));
        part.ifPresent(number -> details.put("part", number.toString()));
        details.put("stated-at", at.toString());
        details.put("horizon", horizon.at().toString());
        details.put("passed", String.valueOf(horizon.isPassed()));
        details.put("key-epoch", String.valueOf(horizon.keys().epoch()));
        details.put("keys-until", horizon.keys().at().toString());
        details.put("known", String.valueOf(horizon.isKnown()));
        horizon.backups().until().ifPresent(at -> details.put("backups-until", at.toString()));
        return details;
    }
}
