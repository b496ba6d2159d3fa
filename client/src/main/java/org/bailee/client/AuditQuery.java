package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which entries of the audit log are wanted; without conditions, all.
public final class AuditQuery {
    private final Map<String, String> conditions;

    private AuditQuery(Map<String, String> conditions) {
        this.conditions = conditions;
    }

    public static AuditQuery everything() {
        return new AuditQuery(Map.of());
    }

    public AuditQuery subject(String id) {
        return and("subject", id);
    }

    public AuditQuery actor(String id) {
        return and("actor", id);
    }

    public AuditQuery kind(String kind) {
        return and("kind", kind);
    }

    public AuditQuery purpose(String activity) {
        return and("purpose", activity);
    }

    /// @param how `done`, `refused` or `failed`
    public AuditQuery outcome(String how) {
        return and("outcome", how);
    }

    /// @param instant ISO 8601, such as `2026-01-31T00:00:00Z`
    public AuditQuery from(String instant) {
        return and("from", instant);
    }

    public AuditQuery to(String instant) {
        return and("to", instant);
    }

    /// What follows a page, which is older.
    public AuditQuery after(String next) {
        return and("after", next);
    }

    public AuditQuery limit(int most) {
        return and("limit", Integer.toString(most));
    }

    private AuditQuery and(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(conditions);
        more.put(name, value);
        return new AuditQuery(more);
    }

    Call on(Call call) {
        Call result = call;
        for (Map.Entry<String, String> condition : conditions.entrySet()) {
            result = result.query(condition.getKey(), condition.getValue());
        }
        return result;
    }
}
