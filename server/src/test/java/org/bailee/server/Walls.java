package org.bailee.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.bailee.server.shared.Actor;

/// The walls that packages alone cannot build, one rule each. `ArchitectureTests` keeps them; `PlantedTests` shows that
/// each can fail.
final class Walls {
    private static final String SERVER = "org.bailee.server.";
    private static final Set<String> INJECTING = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    static final ArchRule ONLY_STORES_SPEAK_SQL = noClasses()
            .that(are(
                    "neither a store, nor wiring, nor of the database room",
                    type -> !isIn(type, "database")
                            && !outermost(type).getSimpleName().endsWith("Store")
                            && !outermost(type).getSimpleName().endsWith("Configuration")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer.."))
            .orShould()
            .callMethodWhere(targetOwner(resideInAnyPackage("org.springframework.jdbc..")))
            .because("SQL that stands in one place per room can be read, and cannot reach into another's schema");

    static final ArchRule ONLY_KEYS_TOUCH_CRYPTOGRAPHY = noClasses()
            .that(are("outside keys and the maker of certificates", type -> !isIn(type, "keys") && !isIn(type, "tls")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.crypto..", "org.bouncycastle.."))
            .because("cryptography is read by few, so it stands where they look: in the crypto module and in keys");

    static final ArchRule ONLY_API_AND_CONSOLE_KNOW_THE_WEB = noClasses()
            .that(are("outside api and console", type -> !isIn(type, "api") && !isIn(type, "console")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.servlet..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.springframework.security..",
                    "org.apache.catalina.."))
            .because("a rule that needs HTTP to be understood is a rule in the wrong room");

    static final ArchRule TIME_IS_HANDED_IN = noClasses()
            .that(are("not ClockConfiguration", type -> !isNamed(type, "shared.ClockConfiguration")))
            .should()
            .callMethodWhere(target(nameMatching("now"))
                    .and(targetOwner(resideInAnyPackage("java.time..")))
                    .or(target(nameMatching("currentTimeMillis")).and(targetOwner(assignableTo(System.class))))
                    .or(target(nameMatching("system.*")).and(targetOwner(assignableTo(Clock.class)))))
            .because("a test must be able to move time");

    static final ArchRule CHANCE_IS_HANDED_IN = noClasses()
            .that(are("not ClockConfiguration", type -> !isNamed(type, "shared.ClockConfiguration")))
            .should()
            .callConstructorWhere(targetOwner(assignableTo(Random.class)))
            .orShould()
            .callMethodWhere(target(nameMatching("randomUUID")).and(targetOwner(assignableTo(UUID.class))))
            .orShould()
            .callMethodWhere(target(nameMatching("getInstance.*")).and(targetOwner(assignableTo(SecureRandom.class))))
            .because("one source of randomness can be reviewed; five cannot");

    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = fields().should(
                    ArchCondition.from(describe("be given through the constructor", Walls::isPlain)))
            .because("a class must not be makeable without what it needs");

    static final ArchRule TRANSACTIONS_ARE_EXPLICIT = noClasses()
            .should()
            .dependOnClassesThat(nameMatching(".*\\.Transactional"))
            .because("what is in a transaction is part of what a method promises (docs/decisions/0002)");

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*[.$]\\w*(Manager|Helper|Utils?|Impl|Dto|DTO)(\\$.*)?")
            .because("such a name fits anything, so it tells nothing");

    static final ArchRule NO_NAME_OF_JAVA_LANG = classes()
            .should(ArchCondition.from(describe("not be named like a type of java.lang", type -> !isLang(type))))
            .because("`Record` or `Module` in an import would mean two things");

    static final ArchRule ONLY_ACCESS_GRANTS = constructors()
            .that()
            .areDeclaredInClassesThat(nameMatching(".*\\.(Write)?Grant"))
            .should()
            .bePackagePrivate()
            .because("no plaintext leaves, and none is stored, without a decision");

    static final ArchRule ONLY_IDENTITY_MAKES_ACTORS = noClasses()
            .that(are("outside identity", type -> !isIn(type, "identity")))
            .and(are("not Actor itself", type -> !outermost(type).isEquivalentTo(Actor.class)))
            .should()
            .beAssignableTo(Actor.class)
            .because("a method that asks for an Actor must not be reachable anonymously");

    static final ArchRule WIRING_AND_STORES_ARE_PRIVATE = classes()
            .that(are(
                    "stores and configurations",
                    type -> type.getSimpleName().endsWith("Store")
                            || type.getSimpleName().endsWith("Configuration")))
            .should()
            .notBePublic()
            .because("package-private is the wall");

    static final ArchRule ONLY_API_HAS_ENDPOINTS = classes()
            .that()
            .haveSimpleNameEndingWith("Endpoint")
            .should()
            .resideInAnyPackage("org.bailee.server.api..")
            .because("JSON stands in api and nowhere else");

    private Walls() {}

    static boolean isIn(JavaClass type, String room) {
        return (type.getPackageName() + ".").startsWith(SERVER + room + ".");
    }

    private static boolean isPlain(JavaField field) {
        return INJECTING.stream().noneMatch(field::isAnnotatedWith);
    }

    private static boolean isLang(JavaClass type) {
        String name = type.getSimpleName();
        try {
            return !name.isEmpty()
                    && Modifier.isPublic(
                            Class.forName("java.lang." + name, false, null).getModifiers());
        } catch (ClassNotFoundException | NoClassDefFoundError free) {
            return false;
        }
    }

    private static boolean isNamed(JavaClass type, String name) {
        return type.getName().equals(SERVER + name);
    }

    private static JavaClass outermost(JavaClass type) {
        Optional<JavaClass> outer = type.getEnclosingClass();
        return outer.map(Walls::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> are(String what, Predicate<JavaClass> test) {
        return describe("are " + what, test);
    }
}
