package org.bailee.server.console.people;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.springframework.stereotype.Component;

/// Entries of the log as pages list them, for who may read it; that somebody looked is written down.
@Component
public final class LookList {
    /// The order in which the log gives its entries, as it would be asked for.
    public static final String NEWEST = "-at";

    private final Access access;
    private final AuditLog audit;
    private final Names names;

    LookList(Access access, AuditLog audit, Names names) {
        this.access = access;
        this.audit = audit;
        this.names = names;
    }

    /// @throws org.bailee.server.shared.Denied if the reader may not read the log
    public Page<Look> page(Session session, EntryQuery query) {
        access.permit(session.staff(), Permission.AUDIT_READ, Optional.empty(), List.of());
        Page<Entry> entries = audit.read(session.staff(), Optional.empty(), query);
        Map<ActorId, String> known = names.ofActors(entries.items());
        return new Page<>(
                entries.items().stream().map(entry -> Look.of(entry, known)).toList(), entries.next());
    }

    /// By what readers sort them.
    public static SequencedMap<String, Comparator<Look>> orders() {
        SequencedMap<String, Comparator<Look>> orders = new LinkedHashMap<>();
        orders.put("at", Comparator.comparing(Look::at).thenComparing(Look::id));
        orders.put("who", Comparator.comparing(Look::who, String.CASE_INSENSITIVE_ORDER));
        orders.put("kind", Comparator.comparing(Look::kind));
        orders.put("purpose", Comparator.comparing(Look::purpose));
        orders.put("outcome", Comparator.comparing(Look::outcome));
        return orders;
    }
}
