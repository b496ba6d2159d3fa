package org.bailee.server.console.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.sessions.SessionsView;
import org.bailee.server.identity.OwnFactors;

/// What one can sign in with, and where one is signed in.
///
/// @param codes new recovery codes, shown this once; usually none
/// @param linkedSince since when one can come in by way of the identity provider
public record AccountView(
        OwnFactors factors,
        Optional<Instant> linkedSince,
        SessionsView sessions,
        List<String> codes,
        List<String> refused) {}
