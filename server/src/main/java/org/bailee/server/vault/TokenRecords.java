package org.bailee.server.vault;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.crypto.Corrupt;
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
                this,
                own.isEmpty() ? Map.of() : stores.people().find(subjects(own)),
                others.isEmpty() ? Map.of() : stores.many().find(others),
                dataKeys.of(subjects(addresses)));
    }

    private static Set<SubjectId> subjects(Collection<RecordAddress> addresses) {
        return addresses.stream().map(RecordAddress::subject).collect(Collectors.toSet());
    }

    /// What the database has of the people asked about.
    record Found(
            TokenRecords again,
            Map<SubjectId, PersonRow> people,
            Map<SubjectId, ManyRows> many,
            EachPerson<DataKey> keys) {
        /// @throws NotFound if the person is unknown or was erased
        /// @throws org.bailee.crypto.Corrupt if the person's records are not those that were written last
        /// @throws org.bailee.server.shared.Problem if the person has had this use restricted
        Optional<Keyed> record(RecordAddress address, Use use) {
            try {
                return keyed(address, use);
            } catch (Corrupt _) {
                return again.dataKeys.fresh(
                        address.subject(), () -> again.find(Set.of(address)).keyed(address, use));
            }
        }

        private Optional<Keyed> keyed(RecordAddress address, Use use) {
            DataKey key = keys.of(address.subject()).orThrow();
            return sealed(address, key, use).map(record -> new Keyed(key, record));
        }

        private Optional<SealedRecord> sealed(RecordAddress address, DataKey key, Use use) {
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
    }

    /// A record, and the key it is sealed under.
    record Keyed(DataKey key, SealedRecord record) {}
}
