package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.Denied;

/// A person at the door or inside, and what they have shown. Only this room makes one.
public final class Session {
    private final SessionId id;
    private final byte[] digest;
    private final StaffMember staff;
    private final Instant beganAt;
    private final Instant seenAt;
    private final Map<Factor, Instant> factors;
    private final String source;
    private final Optional<byte[]> link;
    private final Optional<byte[]> newPassword;

    Session(
            SessionId id,
            byte[] digest,
            StaffMember staff,
            Instant beganAt,
            Instant seenAt,
            Map<Factor, Instant> factors,
            String source,
            Optional<byte[]> link,
            Optional<byte[]> newPassword) {
        this.id = id;
        this.digest = digest;
        this.staff = staff;
        this.beganAt = beganAt;
        this.seenAt = seenAt;
        this.factors = Map.copyOf(factors);
        this.source = source;
        this.link = link;
        this.newPassword = newPassword;
    }

    public SessionId id() {
        return id;
    }

    public StaffMember staff() {
        return staff;
    }

    public Instant beganAt() {
        return beganAt;
    }

    public Instant seenAt() {
        return seenAt;
    }

    /// When each factor was last shown in this session.
    public Map<Factor, Instant> factors() {
        return factors;
    }

    public String source() {
        return source;
    }

    /// Whether this is somebody who came by a link and may only set up their factors.
    public boolean isSetUp() {
        return link.isPresent();
    }

    /// Whether both factors were shown. A passkey is two: the device, and the person verified by it.
    public boolean isComplete() {
        return !isSetUp() && (factors.containsKey(Factor.PASSKEY) || hasFirst() && hasSecond());
    }

    /// Whether a second factor was shown within the time.
    public boolean isFresh(Duration within, Instant now) {
        return isComplete()
                && factors.entrySet().stream()
                        .anyMatch(factor -> factor.getKey().isSecond()
                                && !factor.getValue().plus(within).isBefore(now));
    }

    boolean hasExpired(SignInSettings settings, Instant now) {
        Duration longest = isSetUp() ? Sessions.SET_UP : isComplete() ? settings.longest() : Sessions.HALFWAY;
        return !now.isBefore(beganAt.plus(longest)) || !now.isBefore(seenAt.plus(settings.idle()));
    }

    /// @throws Denied unless both factors were shown
    Session mustBeComplete() {
        if (!isComplete()) {
            throw new Denied(
                    "session.incomplete",
                    "This session has not shown a second factor.",
                    "Show the second factor first.");
        }
        return this;
    }

    /// @throws Denied unless a second factor was shown within the time
    Session mustBeFresh(Means means) {
        mustBeComplete();
        if (!isFresh(means.settings().stepUp(), means.now())) {
            throw new Denied(
                    "session.step-up",
                    "This needs a second factor shown within the last "
                            + means.settings().stepUp().toMinutes() + " minutes.",
                    "Show the second factor again, and repeat what you did.",
                    means.settings().stepUp().toMinutes());
        }
        return this;
    }

    /// @throws Denied unless this is somebody who came by a link
    byte[] mustBeSetUp() {
        return link().orElseThrow(() -> new Denied(
                "session.not-set-up", "This session sets nothing up.", "Open the link you were given again."));
    }

    byte[] digest() {
        return digest;
    }

    Optional<byte[]> link() {
        return link;
    }

    /// Sealed; takes effect when the set-up is completed.
    Optional<byte[]> newPassword() {
        return newPassword;
    }

    boolean isSame(Session other) {
        return Arrays.equals(digest, other.digest);
    }

    private boolean hasFirst() {
        return factors.containsKey(Factor.PASSWORD) || factors.containsKey(Factor.OIDC);
    }

    private boolean hasSecond() {
        return factors.keySet().stream().anyMatch(Factor::isSecond);
    }

    @Override
    public String toString() {
        return "Session " + id;
    }
}
