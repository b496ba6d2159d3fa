package org.bailee.server.access;

import java.util.Collection;
import java.util.Set;
import org.bailee.server.shared.SubjectId;

/// Tells who has said yes to an activity that rests on consent (GDPR Art. 6(1)(a), 7(1)).
@FunctionalInterface
public interface ConsentEvidence {
    /// Those of the people who have given, and not withdrawn, consent to the activity.
    Set<SubjectId> given(String activity, Collection<SubjectId> people);
}
