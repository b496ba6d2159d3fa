package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Violation;

/// What a new account may be: well-formed, and no wider than its maker.
final class Scope {
    static final Duration USUAL = Duration.ofDays(90);
    static final Duration LONGEST = Duration.ofDays(365);

    private static final int MOST_NAMES = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final Pattern REGISTER_NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private Scope() {}

    /// @throws Invalid listing everything wrong
    static void mustBeSound(NewService wanted) {
        List<Violation> wrong = new ArrayList<>();
        if (!NAME.matcher(wanted.name()).matches()) {
            wrong.add(new Violation(
                    "name",
                    "key.name",
                    "This is not a name for a key.",
                    "Use 1 to 64 letters, digits, spaces and . _ - and start with a letter or digit."));
        }
        if (wanted.permissions().isEmpty()) {
            wrong.add(new Violation(
                    "permissions",
                    "key.no-permission",
                    "A key without any permission opens nothing.",
                    "Name at least one permission, for example subjects.read."));
        }
        addNames(wrong, "roles", wanted.roles());
        addNames(wrong, "purposes", wanted.purposes());
        Duration lasts = wanted.lasts().orElse(USUAL);
        if (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0) {
            wrong.add(new Violation(
                    "expiresIn",
                    "key.lifetime",
                    "A key lasts for some time, and at most a year.",
                    "Say how long as an ISO 8601 duration between PT1S and P365D, for example P90D."));
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    /// @throws Denied if the account would be able to do, or to show, anything its maker is not
    static void mustFitInto(Actor maker, NewService wanted, Instant now) {
        mustNotShowDevelopers(maker, wanted);
        mustCover("permissions", Permission::word, wanted.permissions(), maker.permissions()::contains);
        // Roles are invented in the register, so somebody must be able to hand out those nobody holds yet.
        if (!isAdministrator(maker) || !mayStateEverything(maker)) {
            mustCover("roles", role -> role, wanted.roles(), maker.roles()::contains);
        }
        if (wanted.purposes().isEmpty() && !mayStateEverything(maker)) {
            throw wider("purposes", "every purpose");
        }
        mustCover("purposes", purpose -> purpose, wanted.purposes(), maker::mayState);
        if (wanted.limit().filter(limit -> limit.isWiderThan(limit(maker))).isPresent()) {
            throw wider("people per hour", "more than " + limit(maker).word());
        }
        // Or a stolen key would live on in what it made. An administrator's may, so that it can be renewed in time.
        if (!isAdministrator(maker)
                && maker instanceof ServiceAccount account
                && now.plus(wanted.lasts().orElse(USUAL)).isAfter(account.expiresAt())) {
            throw wider("time", "what lies beyond " + account.expiresAt());
        }
    }

    /// Or they would see through a key what they do not see themselves: by one with a role, or by one that makes such.
    private static void mustNotShowDevelopers(Actor maker, NewService wanted) {
        if (maker instanceof StaffMember member
                && !member.seesPlain()
                && (!wanted.roles().isEmpty() || wanted.permissions().contains(Permission.KEYS_MANAGE))) {
            throw new Denied(
                    "key.not-by-developers",
                    "Who is a developer makes no key that has a role of the register or makes keys.",
                    "Leave these out, or ask an administrator who is no developer to make the key.");
        }
    }

    /// Or whoever stole a small key could lock out those who would revoke it.
    ///
    /// @throws Denied if the account may do anything the actor may not
    static void mustNotBeWider(Actor actor, ServiceAccount account) {
        if (!actor.permissions().containsAll(account.permissions())) {
            throw new Denied(
                    "key.wider-than-you",
                    "This key may do things yours may not.",
                    "Ask an administrator to revoke it.");
        }
    }

    /// How many people an hour what it makes may open. People make keys only as administrators, who may set any limit:
    /// what they open themselves is another matter.
    static PeopleLimit limit(Actor maker) {
        return maker instanceof ServiceAccount account ? account.limit() : PeopleLimit.UNLIMITED;
    }

    static boolean isAdministrator(Actor actor) {
        return actor.permissions().containsAll(EnumSet.allOf(Permission.class));
    }

    static String permissions(Set<Permission> permissions) {
        return names(permissions.stream().map(Permission::word).toList());
    }

    static String names(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(" "));
    }

    /// Whoever is not known to be free of purposes is not.
    private static boolean mayStateEverything(Actor actor) {
        return actor instanceof StaffMember
                || actor instanceof ServiceAccount account && account.purposes().isEmpty();
    }

    private static <T> void mustCover(
            String what, java.util.function.Function<T, String> word, Set<T> wanted, Predicate<T> covered) {
        List<String> beyond = wanted.stream().filter(covered.negate()).map(word).toList();
        if (!beyond.isEmpty()) {
            throw wider(what, names(beyond));
        }
    }

    private static Denied wider(String what, String beyond) {
        return new Denied(
                "key.wider-than-maker",
                "A key makes no key wider than itself: it lacks, of the " + what + ", " + beyond + ".",
                "Leave these out, or ask an administrator to make the key.",
                what,
                beyond);
    }

    private static void addNames(List<Violation> wrong, String where, Set<String> names) {
        if (names.size() > MOST_NAMES) {
            wrong.add(new Violation(
                    where,
                    "key.too-many",
                    "These are too many names.",
                    "Name at most " + MOST_NAMES + ".",
                    MOST_NAMES));
        }
        if (!names.stream().allMatch(name -> REGISTER_NAME.matcher(name).matches())) {
            wrong.add(new Violation(
                    where,
                    "key.not-a-name",
                    "Not every entry is a name of the register.",
                    "Write names as the register does: lower-case letters, digits and hyphens."));
        }
    }
}
