package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.server.register.View;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;

/// Proof that one actor may see some fields of one person, for a purpose, now.
///
/// Only [Access] makes one, so code that asks for a Grant cannot be reached without a decision.
public final class Grant {
    /// Long enough for one request, too short to be kept: consent may be withdrawn any moment.
    static final Duration LIFETIME = Duration.ofSeconds(30);

    private final Intent intent;
    private final SubjectId subject;
    private final SortedMap<FieldPath, View> views;
    private final Instant expiresAt;

    Grant(Intent intent, SubjectId subject, Map<FieldPath, View> views, Instant expiresAt) {
        this.intent = intent;
        this.subject = subject;
        this.views = Collections.unmodifiableSortedMap(new TreeMap<>(views));
        this.expiresAt = expiresAt;
    }

    public Intent intent() {
        return intent;
    }

    public SubjectId subject() {
        return subject;
    }

    /// What may be seen, and how, by field.
    public SortedMap<FieldPath, View> views() {
        return views;
    }

    /// @throws Denied if the grant is for someone else or has run out
    public void mustCover(SubjectId who, Instant now) {
        if (!subject.equals(who)) {
            throw new Denied(
                    "grant.other-subject", "The grant is for another person.", "Ask again for the person you open.");
        }
        if (!now.isBefore(expiresAt)) {
            throw Refusals.expired();
        }
    }
}
