package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.VaultToken;
import org.bailee.server.access.Intent;

/// Stand-ins for single fields in other systems: random, worthless to who finds one.
public final class Tokens {
    /// Makes a token for one field of each place; needs TOKENS_MAKE and a view of the field.
    public List<Result<VaultToken>> make(Intent intent, List<TokenPlace> places, Optional<Retry> retry) {
        throw new UnsupportedOperationException();
    }

    /// Opens tokens as [Access] decides; unknown ones are [org.bailee.server.shared.NotFound], those of erased people
    /// too.
    public List<Result<OpenToken>> open(Intent intent, List<String> tokens) {
        throw new UnsupportedOperationException();
    }

    public List<Result<VaultToken>> revoke(Intent intent, List<String> tokens) {
        throw new UnsupportedOperationException();
    }
}
