package org.bailee.server.database;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.shared.Invalid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The address of an operator's own PostgreSQL, which holds no secret and leads nowhere unprotected.
///
/// Read more strictly than the driver does, so that the two cannot understand it differently. The driver's own reader
/// is not asked: it writes what it does not understand into the log, and that may be a password.
final class DatabaseUrl {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseUrl.class);
    private static final String SETTING = "bailee.database.url";

    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";
    private static final Pattern FORM =
            Pattern.compile("jdbc:postgresql://(" + HOST + "(?:," + HOST + ")*)/[A-Za-z0-9._%-]+(?:\\?([^#\\s]*))?");

    /// What else may be said there. Not, for example, how certificates are checked, or what a session is like.
    private static final Set<String> PARAMETERS = Set.of(
            "sslrootcert",
            "sslcert",
            "sslkey",
            "channelBinding",
            "targetServerType",
            "connectTimeout",
            "loginTimeout",
            "socketTimeout");

    private static final Set<String> SECRETS = Set.of("user", "password");

    private DatabaseUrl() {}

    /// The address as the driver is to have it.
    ///
    /// @throws Invalid if it is none, or holds what does not belong into it; the address itself is not repeated
    static String checked(String url, DatabaseTls tls) {
        if (url.contains("@")) {
            throw holdsASecret();
        }
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw Invalid.of(
                    SETTING,
                    "database.url-malformed",
                    "This is not the address of a PostgreSQL.",
                    "Write jdbc:postgresql://HOST/DATABASE, with :PORT after the host if it is not 5432.");
        }
        List<String> parameters = parameters(form.group(2));
        parameters.forEach(DatabaseUrl::mustBelong);
        boolean remote = Arrays.stream(form.group(1).split(",")).anyMatch(host -> !isLoopback(host));
        if (!remote || parameters.contains(verifyFull())) {
            return url;
        }
        if (tls != DatabaseTls.VERIFY_FULL) {
            warn(tls);
        }
        return url + (url.contains("?") ? "&" : "?") + "sslmode=" + tls.word();
    }

    private static void mustBelong(String parameter) {
        String name = parameter.replaceAll("=.*", "");
        if (SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
            throw holdsASecret();
        }
        if (name.equals("sslmode") && !parameter.equals(verifyFull())) {
            throw Invalid.of(
                    SETTING,
                    "database.tls-in-url",
                    "How the connection is protected is not said in the address.",
                    "Take sslmode out, and set bailee.database.tls if verify-full, the default, cannot be had.");
        }
        if (!name.equals("sslmode") && !PARAMETERS.contains(name)) {
            throw Invalid.of(
                    SETTING,
                    "database.url-parameter",
                    "The address holds a parameter that is not taken.",
                    "Taken are: "
                            + String.join(", ", PARAMETERS.stream().sorted().toList()) + ".");
        }
    }

    private static List<String> parameters(@Nullable String query) {
        return Optional.ofNullable(query).map(text -> List.of(text.split("&"))).orElse(List.of());
    }

    /// By its number, or by the one name that always means this machine; any other name is whatever a resolver says.
    private static boolean isLoopback(String hostAndPort) {
        String host = hostAndPort.replaceAll(":[0-9]+$", "");
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static String verifyFull() {
        return "sslmode=" + DatabaseTls.VERIFY_FULL.word();
    }

    private static Invalid holdsASecret() {
        return Invalid.of(
                SETTING,
                "database.secret-in-url",
                "A user or password in the database's address shows in lists of processes and settings.",
                "Take it out; name the user with --database-user, and with --database-password where the password is:"
                        + " file:PATH or env:NAME. Change the password if others use this machine.");
    }

    private static void warn(DatabaseTls tls) {
        LOG.warn(
                """
                {} (bailee.database.tls is {}).
                What to do: give the database a certificate, name the authority that signed it with sslrootcert=FILE in
                bailee.database.url, and take the setting out.""",
                tls == DatabaseTls.DISABLE
                        ? "ANYONE ON THE WAY TO THE DATABASE CAN READ AND CHANGE WHAT IS SAID TO IT, THE PASSWORD TOO"
                        : "ANYONE WHO CAN PLACE THEMSELVES BEFORE THE DATABASE CAN READ AND CHANGE WHAT IS SAID TO IT",
                tls.word());
    }
}
