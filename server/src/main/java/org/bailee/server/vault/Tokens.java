package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.VaultToken;
import org.bailee.server.access.Intent;

/// Stand-ins for single fields in other systems: random, worthless to who finds one.
public final class Tokens implements AutoCloseable {
    private final TokenMaking making;
    private final TokenOpening opening;

    Tokens(TokenMaking making, TokenOpening opening) {
        this.making = making;
        this.opening = opening;
    }

    /// Makes a token for one field of each place; needs TOKENS_MAKE and a view of the field.
    public List<Result<VaultToken>> make(Intent intent, List<TokenPlace> places, Optional<Retry> retry) {
        return making.make(intent, places, retry);
    }

    /// Opens tokens as access decides. The audit entries are durable before any plaintext is returned. Unknown
    /// tokens are [org.bailee.server.shared.NotFound], and so are those whose value was erased, which say so.
    public List<Result<OpenToken>> open(Intent intent, List<String> tokens) {
        return opening.open(intent, tokens);
    }

    /// Makes tokens unknown; needs TOKENS_MAKE.
    public List<Result<VaultToken>> revoke(Intent intent, List<String> tokens) {
        return making.revoke(intent, tokens);
    }

    @Override
    public void close() {
        making.close();
    }
}
