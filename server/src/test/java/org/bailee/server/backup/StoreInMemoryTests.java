package org.bailee.server.backup;

class StoreInMemoryTests extends BackupStoreContract {
    private final StoreInMemory store = new StoreInMemory();

    @Override
    BackupStore store() {
        return store;
    }
}
