package org.bailee.server.identity;

import java.time.Instant;
import org.bailee.server.shared.Actor;

/// Makes the links by which people set up their factors.
final class Links {
    private final LinkStore store;
    private final Means means;

    Links(LinkStore store, Means means) {
        this.store = store;
        this.means = means;
    }

    /// Within the caller's transaction. Older links of the person are dead when it commits.
    IssuedLink issue(Actor by, StaffMember staff, LinkKind kind) {
        Instant now = means.now();
        Unguessable token = Unguessable.random(means.random());
        IssuedLink link = new IssuedLink(staff, kind, token.text(), now.plus(kind.lasts()));
        store.insert(token.digest(), link, by.id(), now);
        means.audit()
                .append(
                        by,
                        StaffEvent.of("link-made", staff.id())
                                .with("kind", kind.word())
                                .with("expires", link.expiresAt()));
        return link;
    }
}
