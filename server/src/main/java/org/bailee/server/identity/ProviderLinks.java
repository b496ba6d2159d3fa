package org.bailee.server.identity;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.NotFound;

/// Which of the identity provider's subjects one is oneself: linked deliberately, taken off again.
public final class ProviderLinks {
    private final Parts parts;
    private final Means means;
    private final ProviderStore store;

    ProviderLinks(Parts parts) {
        this.parts = parts;
        this.means = parts.means();
        this.store = parts.providers();
    }

    /// Since when one can come in by way of the provider; empty if one cannot.
    public Optional<Instant> linkedSince(Session own) {
        return store.linkOf(own.mustBeComplete().staff().id()).map(ProviderStore.Link::linkedAt);
    }

    /// Takes the link off. Needs a recent second factor, gives a new token, and ends one's other sessions.
    ///
    /// @throws Conflict if one has no password to come in by instead
    public SignedIn unlink(Session own, String source) {
        own.mustBeFresh(means);
        ActorId staff = own.staff().id();
        return means.tx().write(() -> {
            parts.staff().lock(staff);
            if (parts.staff().password(staff).isEmpty()) {
                throw new Conflict(
                        "provider.only-way",
                        "You have no password, so this is your only way in.",
                        "Ask an administrator for a new password first.");
            }
            if (!store.unlink(staff)) {
                throw new NotFound("provider.not-linked", "Your account is not linked.", "Open the page again.");
            }
            parts.gone().told(own.staff(), staff, GoneFactors.PROVIDER);
            return changed(own, "provider-unlinked", source);
        });
    }

    /// Links the person of the session to the subject, in place of another they had.
    ///
    /// @return empty if the subject is another person's
    Optional<SignedIn> link(Session own, ProviderStatement said, String source) {
        ActorId staff = own.staff().id();
        byte[] subject = store.subject(said.issuer(), said.subject());
        return means.tx().write(() -> {
            parts.staff().lock(staff);
            if (store.linkOf(subject)
                    .filter(link -> !link.staff().equals(staff))
                    .isPresent()) {
                return Optional.empty();
            }
            if (store.unlink(staff)) {
                parts.gone().told(own.staff(), staff, GoneFactors.PROVIDER);
            }
            return store.link(subject, staff, means.now())
                    ? Optional.of(changed(own, "provider-linked", source))
                    : Optional.empty();
        });
    }

    private SignedIn changed(Session own, String event, String source) {
        SignedIn in = parts.sessions().renew(own, Optional.empty(), source);
        means.audit().append(own.staff(), StaffEvent.of(event, own.staff().id()).with("session", own.id()));
        parts.sessions().endOthersOf(own.staff(), in.session().digest(), event);
        return in;
    }
}
