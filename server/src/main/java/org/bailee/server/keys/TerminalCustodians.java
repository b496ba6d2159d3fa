package org.bailee.server.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.shares.Share;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Unavailable;

/// Custodians who come together at one terminal: to put a backup back where no server runs yet.
///
/// @param asks gives what was typed; empty if there is nobody
record TerminalCustodians(Function<String, Optional<String>> asks) implements Seal {
    @Override
    public SealKind kind() {
        return SealKind.CUSTODIANS;
    }

    @Override
    public boolean opensByItself() {
        return false;
    }

    /// Asks for shares until there are as many as the first one says; what is mistyped is asked for again.
    @Override
    public Seal asked() {
        List<Share> shares = new ArrayList<>();
        String says = "";
        do {
            String prompt = says + "Share " + (shares.size() + 1)
                    + (shares.isEmpty() ? "" : " of " + shares.getFirst().needed()) + ": ";
            String typed = asks.apply(prompt).filter(line -> !line.isBlank()).orElseThrow(TerminalCustodians::nobody);
            try {
                Share share = ShareProblems.read(typed);
                says = shares.stream().anyMatch(share::isSameAs) ? "That one was given already. " : "";
                if (says.isEmpty()) {
                    shares.add(share);
                }
            } catch (Invalid wrong) {
                says = wrong.violations().getFirst().message() + " ";
            }
        } while (shares.isEmpty() || shares.size() < shares.getFirst().needed());
        return new CustodianSeal(shares);
    }

    @Override
    public byte[] seal(RootKey root) {
        return CustodianSeal.awaited().seal(root);
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        return asked().unseal(sealed);
    }

    private static Unavailable nobody() {
        return new Unavailable(
                "seal.no-custodians",
                "The root key is sealed by custodians, and there is nobody at a terminal to type their shares.",
                "Run the same at a terminal, with as many custodians as are needed.");
    }
}
