package org.bailee.server.vault;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;

/// Finds the records that tokens stand in, all at once, and gives out none that is not the newest.
final class TokenRecords {
    private final VaultStore stores;
    private final DataKeys dataKeys;

    TokenRecords(VaultStore stores, DataKeys dataKeys) {
        this.stores = stores;
        this.dataKeys = dataKeys;
    }

    Found find(Collection<RecordAddress> addresses) {
        Set<RecordAddress> own = new HashSet<>();
        Set<RecordAddress> others = new HashSet<>();
        addresses.forEach(address -> (address.isPersonsOwn() ? own : others).add(address));
        return new Found(
                own.isEmpty() ? Map.of() : stores.people().find(subjects(own)),
                others.isEmpty() ? Map.of() : stores.many().find(others),
                dataKeys.of(subjects(addresses)));
    }

    private static Set<SubjectId> subjects(Collection<RecordAddress> addresses) {
        return addresses.stream().map(RecordAddress::subject).collect(Collectors.toSet());
    }

    /// What the database has of the people asked about.
    record Found(Map<SubjectId, PersonRow> people, Map<SubjectId, ManyRows> many, EachPerson<DataKey> keys) {
        /// @throws NotFound if the person is unknown or was erased
        /// @throws org.bailee.crypto.Corrupt if the person's records are not those that were written last
        /// @throws org.bailee.server.shared.Problem if the person has had this use restricted
        Optional<SealedRecord> record(RecordAddress address, Use use) {
            DataKey key = key(address.subject());
            if (address.isPersonsOwn()) {
                return Optional.ofNullable(people.get(address.subject()))
                        .orElseThrow(NotFound::subject)
                        .living()
                        .sound(key, use)
                        .record(address.collection());
            }
            return Optional.ofNullable(many.get(address.subject()))
                    .orElseThrow(NotFound::subject)
                    .sound(key, use)
                    .record(address.collection(), address.record());
        }

        DataKey key(SubjectId subject) {
            return keys.of(subject).orThrow();
        }
    }
}
