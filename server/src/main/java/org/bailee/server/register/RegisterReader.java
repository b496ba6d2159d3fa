package org.bailee.server.register;

import java.util.Optional;
import java.util.SequencedMap;

/// Reads a register file: bytes to text, text to a tree, and the tree to a register without contradictions.
///
/// A part is read after those it refers to, whatever their order in the file, so that every mistake is found in one go.
final class RegisterReader {
    private final Mistakes mistakes = new Mistakes();
    private final Fields fields = new Fields(mistakes);

    private RegisterReader() {}

    static Reading read(byte[] file) {
        return new RegisterReader().readAll(file);
    }

    private Reading readAll(byte[] file) {
        Optional<String> text = FileText.read(file, mistakes);
        Optional<Node> tree = text.flatMap(decoded -> YamlTree.of(decoded, mistakes));
        Optional<RegisterDefinition> definition = tree.map(this::definition);
        if (text.isEmpty() || tree.isEmpty() || definition.isEmpty() || !mistakes.isEmpty()) {
            return new Reading.Mistaken(mistakes.inOrder());
        }
        return new Reading.Sound(definition.get(), text.get(), new Places(tree.get()));
    }

    private RegisterDefinition definition(Node root) {
        Keys file = Keys.known(
                new Node.Entry(Spot.START, root),
                mistakes,
                "controller",
                "collections",
                "roles",
                "activities",
                "retention",
                "recipients",
                "forms");
        Controller controller = new ControllerReader(mistakes).read(file);
        SequencedMap<String, Collection> collections = new CollectionsReader(fields, mistakes).read(file);
        SequencedMap<String, String> roles = new RolesReader(mistakes).read(file);
        SequencedMap<String, Activity> activities =
                new ActivitiesReader(fields, roles.keySet(), file.namesUnder("recipients"), mistakes).read(file);
        return new RegisterDefinition(
                controller,
                collections,
                activities,
                new RetentionReader(fields, mistakes).read(file),
                new RecipientsReader(fields, activities, mistakes).read(file),
                new FormsReader(fields, activities, mistakes).read(file),
                roles);
    }
}
