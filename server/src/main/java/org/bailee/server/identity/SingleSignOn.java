package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.identity.ProviderAccounts.Arrival;
import org.bailee.server.identity.ProviderAnswer.Arrived;
import org.bailee.server.identity.ProviderAnswer.NotArrived;
import org.bailee.server.identity.ProviderAnswer.NotYet;
import org.bailee.server.identity.SignInAnswer.SignedIn;

/// Sends people to the identity provider and takes them back, each in the browser they left with, and once
/// (docs/spec/sign-in.md). What the provider says is verified by who calls; whom it lets in is decided here.
public final class SingleSignOn {
    /// How long somebody may stay at the provider.
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /// How far the provider's clock may be from ours.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private record Outcome(Arrival arrival, Optional<SignedIn> in) {}

    private final Parts parts;
    private final Means means;
    private final ProviderStore store;
    private final ProviderAccounts accounts;
    private final ProviderLinks links;
    private final OidcSettings settings;

    SingleSignOn(Parts parts, ProviderLinks links, OidcSettings settings) {
        this.parts = parts;
        this.means = parts.means();
        this.store = parts.providers();
        this.accounts = new ProviderAccounts(parts, settings);
        this.links = links;
        this.settings = settings;
    }

    /// Counts somebody as not arrived, until they are; to be asked before [#begin].
    ///
    /// @return empty if they may go
    public Optional<NotYet> before(String source) {
        return parts.attempts().claim(parts.attempts().byProvider(source)).map(wait -> {
            parts.refused().tooSoon(Optional.empty(), Factor.OIDC, wait);
            return new NotYet(wait);
        });
    }

    /// Somebody nobody knows yet goes, to be let in.
    public ProviderFlow begin() {
        return begin(ProviderPurpose.SIGN_IN, Optional.empty());
    }

    /// Somebody goes to show which of the provider's subjects they are. Needs a recent second factor.
    public ProviderFlow beginLink(Session own) {
        return begin(ProviderPurpose.LINK, Optional.of(own.mustBeFresh(means).id()));
    }

    /// Somebody goes to show anew that it is them.
    public ProviderFlow beginStepUp(Session own) {
        return begin(ProviderPurpose.STEP_UP, Optional.of(own.mustBeComplete().id()));
    }

    /// The way somebody came, once; empty if it was not begun in their browser, was come already, or long ago.
    public Optional<ProviderFlow> take(String token, String state) {
        return Unguessable.parse(token)
                .flatMap(parsed -> means.tx()
                        .write(() -> store.find(parsed.digest())
                                .map(row -> ProviderFlow.of(
                                        row.purpose(), row.session(), row.begunAt(), parsed, means.secrets()))
                                // Another state does not use it up, or any page could spoil what somebody has begun.
                                .filter(flow -> flow.isState(state))
                                .filter(_ -> store.take(parsed.digest()))
                                .filter(flow ->
                                        means.now().isBefore(flow.begunAt().plus(LONGEST)))));
    }

    /// Takes somebody back who was sent, on the provider's word.
    ///
    /// @param said verified, and in answer to just this flow
    /// @throws org.bailee.crypto.Corrupt if the person's link is not as it was kept
    public ProviderAnswer arrive(ProviderFlow flow, ProviderStatement said, String source) {
        return switch (flow.purpose()) {
            case SIGN_IN -> signIn(said, source);
            case LINK ->
                session(flow)
                        .map(own -> answered(Optional.of(own.staff()), links.link(own, said, source), source))
                        .orElseGet(() -> refused(ProviderRefusal.FLOW));
            case STEP_UP ->
                session(flow)
                        .map(own -> stepUp(flow, own, said, source))
                        .orElseGet(() -> refused(ProviderRefusal.FLOW));
        };
    }

    /// Writes down that somebody did not arrive: what the provider sent, or who brought it, was not to be believed.
    public NotArrived refused(ProviderRefusal why) {
        return refused(Optional.empty(), why);
    }

    private ProviderAnswer signIn(ProviderStatement said, String source) {
        Outcome outcome = means.tx().write(() -> {
            Arrival arrival = accounts.arrive(said);
            return arrival.why().isPresent()
                    ? new Outcome(arrival, Optional.empty())
                    : new Outcome(arrival, arrival.who().map(who -> begin(who, said, source)));
        });
        return outcome.in()
                .<ProviderAnswer>map(Arrived::new)
                .orElseGet(() ->
                        refused(outcome.arrival().who(), outcome.arrival().why().orElseThrow()));
    }

    private SignedIn begin(StaffMember who, ProviderStatement said, String source) {
        Map<Factor, Instant> factors = new EnumMap<>(Factor.class);
        factors.put(Factor.OIDC, means.now());
        if (vouchesForSecond(said)) {
            factors.put(Factor.OIDC_SECOND, shownAt(said));
        }
        parts.attempts().succeeded(parts.attempts().byProvider(source));
        SignedIn in = parts.sessions().begin(who, factors, source, Optional.empty());
        return written(in);
    }

    private ProviderAnswer stepUp(ProviderFlow flow, Session own, ProviderStatement said, String source) {
        boolean same = store.linkOf(store.subject(said.issuer(), said.subject()))
                .filter(link -> link.staff().equals(own.staff().id()))
                .isPresent();
        if (!same) {
            return refused(Optional.of(own.staff()), ProviderRefusal.ANOTHER_PERSON);
        }
        boolean anew = said.authenticatedAt()
                .filter(at -> !at.isBefore(flow.begunAt().minus(GRACE)))
                .isPresent();
        if (!anew || !vouchesForSecond(said)) {
            return refused(Optional.of(own.staff()), ProviderRefusal.SECOND_FACTOR);
        }
        return new Arrived(means.tx().write(() -> {
            parts.attempts().succeeded(parts.attempts().byProvider(source));
            return written(parts.sessions().renew(own, Optional.of(Factor.OIDC_SECOND), source));
        }));
    }

    private boolean vouchesForSecond(ProviderStatement said) {
        return said.acr().filter(settings.acr()::contains).isPresent()
                || said.amr().stream().anyMatch(settings.amr()::contains);
    }

    /// Never later than now, so that a clock of the provider's that runs ahead makes nothing fresh for longer.
    private Instant shownAt(ProviderStatement said) {
        Instant now = means.now();
        return said.authenticatedAt()
                .filter(at -> at.isAfter(Instant.EPOCH))
                .map(at -> at.isAfter(now) ? now : at)
                .orElse(Instant.EPOCH);
    }

    private ProviderFlow begin(ProviderPurpose purpose, Optional<SessionId> session) {
        Unguessable token = Unguessable.random(means.random());
        ProviderFlow flow = ProviderFlow.of(purpose, session, means.now(), token, means.secrets());
        return means.tx().write(() -> {
            store.sweep(means.now().minus(LONGEST));
            store.insert(token.digest(), flow);
            return flow;
        });
    }

    /// Whose way it is, if they are still inside; found by its id, for the cookie does not come along from elsewhere.
    private Optional<Session> session(ProviderFlow flow) {
        return flow.session().flatMap(parts.sessions()::live).filter(Session::isComplete);
    }

    private ProviderAnswer answered(Optional<StaffMember> who, Optional<SignedIn> linked, String source) {
        linked.ifPresent(_ -> parts.attempts().succeeded(parts.attempts().byProvider(source)));
        return linked.<ProviderAnswer>map(Arrived::new).orElseGet(() -> refused(who, ProviderRefusal.TAKEN));
    }

    private NotArrived refused(Optional<StaffMember> who, ProviderRefusal why) {
        parts.refused().refused(who, Factor.OIDC, why.word());
        return new NotArrived(why);
    }

    private SignedIn written(SignedIn in) {
        Session session = in.session();
        List<Factor> shown = session.factors().containsKey(Factor.OIDC_SECOND)
                ? List.of(Factor.OIDC, Factor.OIDC_SECOND)
                : List.of(Factor.OIDC);
        means.audit()
                .append(
                        session.staff(),
                        StaffEvent.of("factor-shown", session.staff().id())
                                .with("factor", shown.getLast().word())
                                .with("session", session.id())
                                .with("complete", session.isComplete()));
        return in;
    }
}
