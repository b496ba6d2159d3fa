package org.bailee.server.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.audit.Entry;

/// What a person has to be told that happened to their account, most alarming first, and the log's name for it.
public enum NoticeKind {
    COPIED_PASSKEY("sign-in-refused"),
    AFTER_REFUSALS("signed-in-after-refusals"),
    WRONG_SECOND("sign-in-refused"),
    NEW_BROWSER("browser-new"),
    WRONG_PASSWORD("sign-in-refused"),
    PASSWORD_CHANGED("password-changed"),
    PASSKEY_ADDED("passkey-added"),
    PASSKEY_REMOVED("passkey-removed"),
    APP_ADDED("totp-added"),
    APP_REMOVED("totp-removed"),
    CODES_MADE("recovery-codes-made"),
    PROVIDER_LINKED("provider-linked"),
    PROVIDER_UNLINKED("provider-unlinked"),
    RESET_ASKED("reset-asked"),
    RESET_APPROVED("reset-approved"),
    RESET_DECLINED("reset-declined"),
    RESET_LINK("link-made"),
    SET_UP("set-up-completed"),
    ROLES_CHANGED("roles-changed"),
    DISABLED("staff-disabled"),
    ENABLED("staff-enabled");

    /// Refused tries that are no slip of the finger any more: as many as are free of a wait.
    static final int MANY = 5;

    private static final Map<String, NoticeKind> REFUSED = Map.of(
            "password wrong", WRONG_PASSWORD,
            "totp wrong", WRONG_SECOND,
            "recovery wrong", WRONG_SECOND,
            "passkey not-verified", WRONG_SECOND,
            "passkey another-persons", WRONG_SECOND,
            "passkey counted-backwards", COPIED_PASSKEY);

    private final String event;

    NoticeKind(String event) {
        this.event = event;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<NoticeKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// Whether it may be a stranger's doing rather than a change somebody made.
    public boolean isSuspicious() {
        return compareTo(WRONG_PASSWORD) <= 0;
    }

    /// Whether it was somebody who has not shown to be the person.
    public boolean isUnknowns() {
        return event.equals("sign-in-refused");
    }

    /// Whether what somebody signs in with was changed, by whoever was inside.
    public boolean isOfFactors() {
        return compareTo(PASSWORD_CHANGED) >= 0 && compareTo(PROVIDER_UNLINKED) <= 0;
    }

    /// The way in that was made; empty if none was. A new password needs the old one, and a second factor besides.
    Optional<Factor> makes() {
        return switch (this) {
            case PASSKEY_ADDED -> Optional.of(Factor.PASSKEY);
            case APP_ADDED -> Optional.of(Factor.TOTP);
            case CODES_MADE -> Optional.of(Factor.RECOVERY);
            case PROVIDER_LINKED -> Optional.of(Factor.OIDC);
            default -> Optional.empty();
        };
    }

    String event() {
        return event;
    }

    static Set<String> events() {
        return Arrays.stream(values()).map(NoticeKind::event).collect(Collectors.toUnmodifiableSet());
    }

    /// Empty for what needs no telling, such as a try that came too soon to be looked at.
    static Optional<NoticeKind> of(Entry entry) {
        return switch (entry.kind()) {
            case "sign-in-refused" ->
                Optional.ofNullable(REFUSED.get(
                        entry.details().get("step") + " " + entry.details().get("why")));
            case "link-made" ->
                Optional.of(RESET_LINK)
                        .filter(_ -> LinkKind.of(entry.details().getOrDefault("kind", ""))
                                .isReset());
            default ->
                Arrays.stream(values())
                        .filter(kind -> kind.event.equals(entry.kind()))
                        .findFirst();
        };
    }
}
