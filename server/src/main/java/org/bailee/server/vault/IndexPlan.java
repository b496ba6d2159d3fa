package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.FieldPath;

/// The indexes that are written at one moment. No two plans are ever in use at once ([PlanStore#lock]).
///
/// @param number rises with every change
/// @param register the version of the register it was made for
record IndexPlan(long number, int register, List<SearchIndex> indexes) {
    static final IndexPlan NONE = new IndexPlan(-1, 0, List.of());

    IndexPlan {
        indexes = List.copyOf(indexes);
    }

    /// What is to be asked, if it is complete.
    Optional<SearchIndex> serving(FieldPath field, SearchIndex.Way way) {
        return like(field, way).stream().filter(SearchIndex::isServing).findFirst();
    }

    List<SearchIndex> like(FieldPath field, SearchIndex.Way way) {
        return indexes.stream().filter(index -> index.isLike(field, way)).toList();
    }
}
