package org.bailee.server.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.View;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;

/// Decides role × purpose × field, and consent where the purpose rests on it. A refusal is on disk before it is
/// told.
public final class Access {
    private final Register register;
    private final ConsentEvidence consents;
    private final Refusing refusing;
    private final InstantSource clock;
    private final Sight sight;
    private final Guesses guesses;

    Access(
            Register register,
            ConsentEvidence consents,
            Sight sight,
            Guesses guesses,
            Refusing refusing,
            InstantSource clock) {
        this.register = register;
        this.consents = consents;
        this.sight = sight;
        this.guesses = guesses;
        this.refusing = refusing;
        this.clock = clock;
    }

    /// Decides about one person.
    ///
    /// @param permission the kind of thing the actor is about to do
    /// @param wanted the fields it named; empty for all its roles may see
    /// @throws Denied if a rule refuses
    public Grant read(Intent intent, Permission permission, SubjectId subject, Set<FieldPath> wanted) {
        return read(intent, permission, subject, wanted, View.PLAIN);
    }

    /// Decides about one person, and grants no view more open than asked for, whatever the roles would show.
    ///
    /// @throws Denied if a rule refuses
    public Grant read(Intent intent, Permission permission, SubjectId subject, Set<FieldPath> wanted, View most) {
        return readEach(intent, permission, List.of(subject), wanted, most)
                .getFirst()
                .orThrow();
    }

    /// Decides about many people at once: a rule about the actor refuses all, a missing consent only its person.
    ///
    /// @throws Denied if a rule about the actor refuses
    public List<Decision> readEach(
            Intent intent, Permission permission, List<SubjectId> subjects, Set<FieldPath> wanted) {
        return readEach(intent, permission, subjects, wanted, View.PLAIN);
    }

    /// By activity, the fields the actor's roles show for it at this moment, and how; emergencies left out.
    public SortedMap<String, Map<FieldPath, View>> sees(Actor actor) {
        SortedMap<String, Map<FieldPath, View>> sees = new TreeMap<>();
        Function<String, Set<String>> rolesFor = sight.roles(actor);
        register.current().definition().activities().values().forEach(activity -> {
            Set<String> roles = rolesFor.apply(activity.name());
            if (actor.mayState(activity.name()) && roles.stream().anyMatch(activity.roles()::containsKey)) {
                sees.put(activity.name(), Views.of(actor, roles, activity, Set.of()));
            }
        });
        return sees;
    }

    private List<Decision> readEach(
            Intent intent, Permission permission, List<SubjectId> subjects, Set<FieldPath> wanted, View most) {
        Activity activity;
        Seeing seeing;
        try {
            activity = stated(intent, permission);
            seeing = Seeing.of(sight, intent.actor(), activity, subjects, wanted);
        } catch (Denied why) {
            throw refusing.refuse(intent, subjects, why);
        }
        Set<SubjectId> consenting = consenting(activity, subjects);
        Instant expiresAt = clock.instant().plus(Grant.LIFETIME);
        List<Decision> decisions = new ArrayList<>(subjects.size());
        for (SubjectId subject : subjects) {
            Map<FieldPath, View> views = seeing.of(subject);
            if (!consenting.contains(subject)) {
                decisions.add(new Decision.Refused(Refusals.noConsent(activity.name())));
            } else if (views.isEmpty()) {
                decisions.add(new Decision.Refused(Refusals.noRole(activity.name())));
            } else {
                decisions.add(new Decision.Granted(
                        new Grant(intent, subject, views, most, activity.goesOnRestricted(), expiresAt)));
            }
        }
        count(intent, decisions, seeing);
        refusing.record(intent, subjects, decisions);
        return decisions;
    }

    /// Looks people up by the fields, if the actor can see them, plain or masked; those it sees masked it may
    /// try to guess only so often, and whoever is found by one counts as shown plain: the value is known then.
    ///
    /// @param look finds people, and tells nobody yet
    /// @throws Denied if a rule refuses
    public List<SubjectId> search(Intent intent, Set<FieldPath> fields, Supplier<List<SubjectId>> look) {
        return masked(intent, fields).isEmpty()
                ? look.get()
                : refusing.limited(
                        intent, () -> guesses.search(intent.actor(), look, found -> sight.count(intent, found)));
    }

    private Set<FieldPath> masked(Intent intent, Set<FieldPath> fields) {
        try {
            Activity activity = stated(intent, Permission.SUBJECTS_READ);
            Map<FieldPath, View> views = views(intent, activity, fields);
            // Whoever sees only that a value exists must not learn the value by guessing it.
            List<FieldPath> hidden = fields.stream()
                    .filter(field -> views.get(field) == View.PRESENT)
                    .toList();
            if (!hidden.isEmpty()) {
                throw Refusals.fields(activity.name(), hidden);
            }
            return fields.stream()
                    .filter(field -> views.get(field) == View.MASKED)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (Denied why) {
            throw refusing.refuse(intent, List.of(), why);
        }
    }

    /// Decides whether the actor may write for the purpose; which fields it needs is the storage gate's question.
    ///
    /// @param people those who exist already; nobody can have consented before being known
    /// @throws Denied if a rule refuses
    public WriteGrant write(Intent intent, Permission permission, Collection<SubjectId> people) {
        RegisterDefinition definition = register.current().definition();
        try {
            Activity activity = stated(intent, permission);
            if (activity.asksConsent()
                    && (people.isEmpty() || !consenting(activity, people).containsAll(people))) {
                throw Refusals.noConsent(activity.name());
            }
            return new WriteGrant(
                    intent, definition, activity, people, clock.instant().plus(Grant.LIFETIME));
        } catch (Denied why) {
            throw refusing.refuse(intent, people, why);
        }
    }

    /// Decides whether the actor may do such a thing for the purpose to anybody, before it is known to whom:
    /// who may not is refused without learning whether there is such a person or token.
    ///
    /// @throws Denied if a rule about the actor refuses
    public void enter(Intent intent, Permission permission) {
        try {
            views(intent, stated(intent, permission), Set.of());
        } catch (Denied why) {
            throw refusing.refuse(intent, List.of(), why);
        }
    }

    /// Decides about something that serves no activity: an erasure, say, which must be possible when no purpose is
    /// left.
    ///
    /// @throws Denied if the actor lacks the permission
    public void permit(Actor actor, Permission permission, Optional<String> reason, Collection<SubjectId> people) {
        try {
            actor.must(permission);
        } catch (Denied why) {
            throw refusing.refuse(actor, reason, people, why);
        }
    }

    private Activity stated(Intent intent, Permission permission) {
        intent.actor().must(permission);
        Activity activity = Optional.ofNullable(
                        register.current().definition().activities().get(intent.purpose()))
                .orElseThrow(Refusals::unknownPurpose);
        if (!intent.actor().mayState(activity.name())) {
            throw Refusals.purposeNotYours(activity.name());
        }
        return activity;
    }

    private Map<FieldPath, View> views(Intent intent, Activity activity, Set<FieldPath> wanted) {
        return Views.of(intent.actor(), sight.roles(intent.actor(), activity.name()), activity, wanted);
    }

    /// Before anything is opened: what is not counted is not granted. What an emergency shows is counted there.
    private void count(Intent intent, List<Decision> decisions, Seeing seeing) {
        Map<SubjectId, Tally.Opened> opened = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Granted(Grant grant) && !seeing.isEmergency(grant.subject())) {
                boolean plain = grant.views().containsValue(View.PLAIN);
                opened.merge(
                        grant.subject(),
                        new Tally.Opened(grant.subject(), 1, plain),
                        (one, more) -> new Tally.Opened(one.subject(), one.times() + 1, plain));
            }
        }
        refusing.limited(intent, () -> {
            sight.count(intent.actor(), intent.purpose(), List.copyOf(opened.values()));
            return true;
        });
    }

    private Set<SubjectId> consenting(Activity activity, Collection<SubjectId> people) {
        return activity.asksConsent() ? Set.copyOf(consents.given(activity.name(), people)) : Set.copyOf(people);
    }
}
