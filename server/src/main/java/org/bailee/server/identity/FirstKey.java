package org.bailee.server.identity;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.keys.BeforeServing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets somebody in at all: when no administrator's key is alive, as on the first start, makes one and leaves
/// it in the home folder.
///
/// Also the way back in after the last one was lost or ran out. Whoever can write to the home folder and start
/// the server could do as much without it.
final class FirstKey implements BeforeServing {
    private static final Logger log = LoggerFactory.getLogger(FirstKey.class);

    private final Services services;
    private final Home home;

    FirstKey(Services services, Home home) {
        this.services = services;
        this.home = home;
    }

    @Override
    public void prepare() {
        if (services.hasAdministrator()) {
            return;
        }
        IssuedKey issued = services.issue(
                Actor.bailee(),
                new NewService(
                        "administrator",
                        EnumSet.allOf(Permission.class),
                        Set.of(),
                        Set.of(),
                        Optional.of(Scope.LONGEST),
                        Optional.of(PeopleLimit.UNLIMITED)),
                made -> PrivateFile.write(home.adminKey(), (made.key() + "\n").getBytes(StandardCharsets.US_ASCII)));
        log.info(
                "Made an administrator's key, valid until {}: {}. Keep it as you keep a password.",
                issued.account().expiresAt(),
                home.adminKey());
    }
}
