package org.bailee.server.console.people;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.bailee.server.erasure.Horizon;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Collection;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.vault.PartPreview;

/// What of a person may be erased, and, once it was chosen, what would go and what would stay.
///
/// @param preview empty until something was chosen
/// @param kept fields of the activities chosen that stay, each with the activities that need it
/// @param done the number of the part that was erased just now; empty if none was
public record PartView(
        String id,
        List<Collection> collections,
        List<Activity> activities,
        PartForm form,
        Optional<PartPreview> preview,
        SortedMap<FieldPath, List<String>> kept,
        Horizon horizon,
        String done,
        List<String> refused) {}
