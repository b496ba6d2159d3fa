package org.bailee.server.console.account;

import java.util.List;
import org.bailee.server.identity.OpenSession;
import org.bailee.server.identity.OwnFactors;

/// What one can sign in with, and where one is signed in.
///
/// @param codes new recovery codes, shown this once; usually none
public record AccountView(OwnFactors factors, List<OpenSession> sessions, List<String> codes, List<String> refused) {}
