/// Who may knock: people with their two factors and sessions, service accounts with their API keys.
@ApplicationModule(allowedDependencies = {"shared", "database", "audit", "keys", "journal"})
@NullMarked
package org.bailee.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
