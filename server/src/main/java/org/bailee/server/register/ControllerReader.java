package org.bailee.server.register;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads who is responsible.
final class ControllerReader {
    /// Enough to tell an address from a name or a telephone number; whether mail arrives is for a mail to find out.
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]++@[^\\s@.]++(?:\\.[^\\s@.]++)++");

    private final Mistakes mistakes;

    ControllerReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Controller read(Keys file) {
        Optional<Node.Entry> entry = file.entry("controller");
        if (entry.isEmpty()) {
            mistakes.add(ControllerRules.MISSING, Spot.START);
            return Controller.undeclared();
        }
        Keys keys = Keys.known(
                entry.get(), mistakes, "name", "contact", "address", "dpo", "representative", "establishments");
        String name = keys.textOr("name", ControllerRules.NAMELESS);
        String contact = keys.textOr("contact", ControllerRules.CONTACTLESS);
        if (!contact.isEmpty() && !ADDRESS.matcher(contact).matches()) {
            mistakes.add(ControllerRules.CONTACT, keys.spot("contact"));
        }
        List<Node.Text> establishments = keys.list("establishments");
        establishments.forEach(place -> Countries.check(place, true, mistakes));
        return new Controller(
                name,
                contact,
                keys.text("address"),
                keys.entry("dpo").map(this::person),
                keys.entry("representative").map(this::person),
                establishments.stream().map(Node.Text::value).toList());
    }

    private Controller.Contact person(Node.Entry entry) {
        Keys keys = Keys.known(entry, mistakes, "name", "contact");
        return new Controller.Contact(
                keys.textOr("name", ControllerRules.PERSON), keys.textOr("contact", ControllerRules.PERSON));
    }
}
