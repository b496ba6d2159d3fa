package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.database.ByteKey;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Field;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Violation;
import org.bailee.server.types.Checked;
import org.bailee.server.types.Value;
import org.bailee.server.vault.SearchIndex.Way;

/// Finds people without opening anything: by digests of what is looked for, and by id.
final class Lookup {
    private final Access access;
    private final Register register;
    private final VaultStore stores;
    private final Plans plans;
    private final Digests digests;
    private final AuditLog audit;

    Lookup(Access access, Register register, Parts parts) {
        this.access = access;
        this.register = register;
        this.stores = parts.stores();
        this.plans = parts.plans();
        this.digests = parts.digests();
        this.audit = parts.audit();
    }

    /// @throws org.bailee.server.shared.Denied if the actor may not see one of the fields
    Page<SubjectId> search(Intent intent, Search search) {
        Set<FieldPath> fields =
                search.where().stream().map(Search.Condition::field).collect(Collectors.toSet());
        List<SubjectId> found = access.search(intent, fields, () -> find(intent, search, fields));
        return page(
                found, search.limit(), found.isEmpty() ? "" : found.getLast().toString());
    }

    private List<SubjectId> find(Intent intent, Search search, Set<FieldPath> fields) {
        List<SubjectId> found = plans.steadily(plan -> stores.search()
                .findAll(digests(plan, search.where()), goesOnRestricted(intent), search.after(), search.limit()));
        audit.appendAllDurably(told(intent, fields, found));
        return found;
    }

    /// To be found by a value is to be used (GDPR Art. 18(2)). The table decides here and not the sealed state,
    /// which would have to be opened for everybody found: a row that was taken away shows an id, and opens
    /// nothing.
    private boolean goesOnRestricted(Intent intent) {
        return Optional.ofNullable(register.current().definition().activities().get(intent.purpose()))
                .filter(Activity::goesOnRestricted)
                .isPresent();
    }

    /// The search, and then each person it found in an entry of their own, so that their history has it.
    private static List<Authored> told(Intent intent, Set<FieldPath> fields, List<SubjectId> found) {
        List<Authored> told = new ArrayList<>(found.size() + 1);
        told.add(new Authored(
                intent.actor(),
                VaultEvent.of("people-searched", intent).fields(fields).found(found.size())));
        found.forEach(person -> told.add(new Authored(
                intent.actor(),
                VaultEvent.of("person-found", intent)
                        .about(person)
                        .matched(fields)
                        .found(found.size()))));
        return told;
    }

    Page<PersonVersion> list(Actor actor, Optional<SubjectId> after, int limit) {
        access.permit(actor, Permission.SUBJECTS_LIST, Optional.empty(), List.of());
        List<PersonVersion> found = stores.people().page(after, limit);
        audit.appendDurably(
                actor, VaultEvent.of("people-listed", Optional.empty()).found(found.size()));
        return page(
                found, limit, found.isEmpty() ? "" : found.getLast().subject().toString());
    }

    boolean holds(Actor actor, SubjectId subject) {
        access.permit(actor, Permission.SUBJECTS_LIST, Optional.empty(), List.of(subject));
        return Optional.ofNullable(stores.people().find(List.of(subject)).get(subject))
                .filter(person -> !person.row().erased())
                .isPresent();
    }

    /// A full page may be the last one; then the next is empty, which costs less than to read ahead each time.
    private static <T> Page<T> page(List<T> found, int limit, String last) {
        return new Page<>(found, found.size() < limit ? Optional.empty() : Optional.of(last));
    }

    private Set<ByteKey> digests(IndexPlan plan, List<Search.Condition> conditions) {
        RegisterDefinition definition = register.current().definition();
        List<Violation> wrong = new ArrayList<>();
        Set<ByteKey> wanted = new LinkedHashSet<>();
        for (Search.Condition condition : conditions) {
            // Access let the field through, so it is declared; only a change of the register in between could end here.
            Field field = definition.field(condition.field()).orElseThrow();
            switch (condition) {
                case Search.Condition.Equal(FieldPath path, Value value) -> {
                    if (!field.unique() && !field.search().contains(org.bailee.server.types.Search.EXACT)) {
                        wrong.add(Refused.notSearchable(path, "exact"));
                    } else {
                        switch (field.type().check(value, field.options())) {
                            case Checked.Accepted(Value canonical) ->
                                wanted.add(digests.exact(plans.serving(plan, path, Way.EXACT), field, canonical));
                            case Checked.Refused(var flaws) ->
                                flaws.forEach(flaw -> wrong.add(flaw.at(path.toString())));
                        }
                    }
                }
                case Search.Condition.Words(FieldPath path, String typed) -> {
                    SortedSet<String> words = field.type().queryWords(typed);
                    if (!field.search().contains(org.bailee.server.types.Search.WORDS)) {
                        wrong.add(Refused.notSearchable(path, "words"));
                    } else if (words.isEmpty()) {
                        wrong.add(Refused.noWords(path));
                    } else {
                        wanted.addAll(digests.words(plans.serving(plan, path, Way.WORDS), words));
                    }
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return wanted;
    }
}
