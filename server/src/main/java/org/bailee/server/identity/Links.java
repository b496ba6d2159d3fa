package org.bailee.server.identity;

import java.time.Instant;
import org.bailee.server.shared.Actor;

/// Makes the links by which people set up their factors.
final class Links {
    private final LinkStore store;
    private final Vouching vouching;
    private final Means means;

    Links(Parts parts) {
        this.store = parts.links();
        this.vouching = parts.vouching();
        this.means = parts.means();
    }

    /// Within the caller's transaction. Older links of the person are dead when it commits.
    IssuedLink issue(Actor by, StaffMember staff, LinkKind kind) {
        Instant now = means.now();
        Unguessable token = Unguessable.random(means.random());
        IssuedLink link = new IssuedLink(staff, kind, token.text(), now.plus(kind.lasts()));
        store.insert(token.digest(), link, by.id(), now);
        if (kind.setsFactor()) {
            vouching.brought(staff.id(), by);
        }
        means.audit()
                .append(
                        by,
                        StaffEvent.of("link-made", staff.id())
                                .with("kind", kind.word())
                                .with("expires", link.expiresAt()));
        return link;
    }
}
