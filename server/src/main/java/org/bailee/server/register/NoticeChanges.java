package org.bailee.server.register;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.FieldPath;

/// Which privacy notices no longer say what is true, and so need a new version (GDPR Art. 13 and 14).
final class NoticeChanges {
    private final Changes changes;

    NoticeChanges(Changes changes) {
        this.changes = changes;
    }

    void compare(RegisterDefinition before, RegisterDefinition after) {
        boolean otherController = !before.controller().equals(after.controller());
        if (otherController) {
            changes.change(
                    "controller-changed",
                    "controller",
                    before.controller().equals(Controller.undeclared())
                            ? after.controller().name() + " is responsible for all of this, as the controller."
                            : "The name, contacts or establishments of the controller are others.");
        }
        new Pairs<>(before.activities(), after.activities()).kept((then, now) -> {
            Set<String> news = new LinkedHashSet<>();
            if (otherController) {
                news.add("the controller");
            }
            news.addAll(news(before, then, after, now));
            if (!news.isEmpty()) {
                changes.change(
                        "notice-outdated",
                        "activities." + now.name(),
                        "The privacy notice for " + now.name() + notices(before, after, now)
                                + " needs a new version: it tells of " + Prose.list(news) + ".");
            }
        });
    }

    /// What a notice tells that is told differently now.
    private static Set<String> news(RegisterDefinition before, Activity then, RegisterDefinition after, Activity now) {
        Set<String> news = new LinkedHashSet<>();
        if (!then.says().equals(now.says())) {
            news.add("the purpose");
        }
        if (then.basis() != now.basis()
                || !then.grounds().interest().equals(now.grounds().interest())) {
            news.add("the legal basis");
        }
        if (!then.needs().equals(now.needs())) {
            news.add("the data used");
        }
        if (!then.recipients().equals(now.recipients())
                || !countries(before, then).equals(countries(after, now))) {
            news.add("the recipients");
        }
        if (!keeping(before, then).equals(keeping(after, now))) {
            news.add("how long data is kept");
        }
        return news;
    }

    private static Set<String> countries(RegisterDefinition version, Activity activity) {
        Set<String> countries = new LinkedHashSet<>();
        activity.recipients()
                .forEach(name -> Optional.ofNullable(version.recipients().get(name))
                        .ifPresent(recipient -> countries.add(name + " " + recipient.country())));
        return countries;
    }

    private static Set<Retention> keeping(RegisterDefinition version, Activity activity) {
        Set<Retention> rules = new LinkedHashSet<>();
        activity.needs().stream()
                .map(FieldPath::collection)
                .distinct()
                .forEach(collection ->
                        Optional.ofNullable(version.retention().get(collection)).ifPresent(rules::add));
        return rules;
    }

    /// The forms that still show the old version.
    private static String notices(RegisterDefinition before, RegisterDefinition after, Activity activity) {
        var forms = after.forms().values().stream()
                .filter(form -> form.purposes().contains(activity.name()))
                .filter(form -> form.notice().isPresent())
                .filter(form -> Optional.ofNullable(before.forms().get(form.name()))
                        .flatMap(Form::notice)
                        .equals(form.notice()))
                .map(Form::name)
                .toList();
        return forms.isEmpty() ? "" : " (shown by " + Prose.list(forms) + ")";
    }
}
