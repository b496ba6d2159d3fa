package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bailee.server.access.Access;
import org.bailee.server.access.Decision;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;

/// Asks [Access] about many single fields of many people at once, one question per field.
final class TokenViews {
    private final Access access;

    TokenViews(Access access) {
        this.access = access;
    }

    Grants of(Intent intent, Permission permission, Map<FieldPath, Set<SubjectId>> wanted) {
        Map<FieldPath, EachPerson<Grant>> answers = new TreeMap<>();
        wanted.forEach((field, people) ->
                answers.put(field, new EachPerson<>(of(intent, permission, field, new ArrayList<>(people)))));
        return new Grants(answers);
    }

    static <T> Map<FieldPath, Set<SubjectId>> byField(
            List<T> items,
            java.util.function.Function<T, FieldPath> field,
            java.util.function.Function<T, SubjectId> subject) {
        Map<FieldPath, Set<SubjectId>> wanted = new TreeMap<>();
        items.forEach(item ->
                wanted.computeIfAbsent(field.apply(item), _ -> new TreeSet<>()).add(subject.apply(item)));
        return wanted;
    }

    private Map<SubjectId, Result<Grant>> of(
            Intent intent, Permission permission, FieldPath field, List<SubjectId> people) {
        Map<SubjectId, Result<Grant>> grants = new LinkedHashMap<>();
        try {
            List<Decision> decisions = access.readEach(intent, permission, people, Set.of(field));
            for (int i = 0; i < people.size(); i++) {
                grants.put(
                        people.get(i),
                        switch (decisions.get(i)) {
                            case Decision.Granted(Grant grant) -> new Result.Done<>(grant);
                            case Decision.Refused(Denied why) -> new Result.Failed<>(why);
                        });
            }
        } catch (Denied why) {
            people.forEach(person -> grants.put(person, new Result.Failed<>(why)));
        }
        return grants;
    }

    /// The grant for each field of each person, or the refusal; a refused field does not spoil another.
    record Grants(Map<FieldPath, EachPerson<Grant>> answers) {
        Grant orThrow(FieldPath field, SubjectId subject) {
            return Objects.requireNonNull(answers.get(field), "Nobody asked about this field.")
                    .of(subject)
                    .orThrow();
        }
    }
}
