package org.bailee.server.backup;

import java.util.List;

/// A place outside this machine's database where backups lie: objects with names, each there whole or not at
/// all.
///
/// Written so that a store of another make joins as one class; `BackupStoreContract` is what all must pass. A
/// name is two words of `a`–`z`, `0`–`9` and `-`, with a slash between them; any other is refused. No object is
/// over a few megabytes, so that what was broken off is begun again with the next object, not with the first.
interface BackupStore {
    /// Keeps the object, durably once this returns, in place of one of that name. Nobody ever reads a half of it.
    /// Several may be put at the same time, each under a name of its own.
    ///
    /// @throws org.bailee.server.shared.Unavailable if the store is full or away; then nothing of it is kept
    void put(String name, byte[] content);

    /// @param most bytes that are read: one more if the object is longer, so that whoever reads finds it is not
    /// what was written
    /// @throws org.bailee.server.shared.NotFound if there is none of that name
    /// @throws org.bailee.server.shared.Unavailable if the store is away
    byte[] read(String name, int most);

    /// All there are, in order of name. What somebody else put there is left out and never touched.
    List<StoredObject> list();

    /// Removes the object if it is there.
    void delete(String name);

    /// What writing was broken off by a crash left behind, which is no object and may hold all of one: the
    /// first words of their names. Where somebody writes at the moment, of that too.
    List<String> leftovers();

    /// Removes all of that. To be called by who knows that nobody writes.
    void tidy();
}
