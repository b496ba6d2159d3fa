package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private final Set<FieldPath> held;
    private final boolean goesOnRestricted;
    private final Instant expiresAt;

    /// @param views what the roles show
    /// @param most what was asked for: no view is more open
    /// @param goesOnRestricted whether the activity goes on while the person has had processing restricted
    Grant(
            Intent intent,
            SubjectId subject,
            Map<FieldPath, View> views,
            View most,
            boolean goesOnRestricted,
            Instant expiresAt) {
        this.intent = intent;
        this.subject = subject;
        SortedMap<FieldPath, View> lowered = new TreeMap<>(views);
        lowered.replaceAll((_, view) -> view.showsMoreThan(most) ? most : view);
        this.views = Collections.unmodifiableSortedMap(lowered);
        this.held = views.keySet().stream()
                .filter(field -> views.get(field) != lowered.get(field))
                .collect(Collectors.toUnmodifiableSet());
        this.goesOnRestricted = goesOnRestricted;
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

    /// Fields of which the roles show more than this grant, because no more was asked for.
    public Set<FieldPath> held() {
        return held;
    }

    /// Whether it holds for who has had processing restricted too (GDPR Art. 18(2)): whether somebody has, only the
    /// vault knows, since it stands where only the person's own key opens it.
    public boolean goesOnRestricted() {
        return goesOnRestricted;
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
