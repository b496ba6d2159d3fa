package org.bailee.server.register;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Composes YAML to [Node]s, in one pass over the parser's events and without recursion, so that no file can exhaust
/// the stack, and without anchors, so that none can grow when it is read.
final class YamlTree {
    /// The format itself needs seven.
    private static final int MOST_DEPTH = 16;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("register")
            .setCodePointLimit(FileText.MOST_BYTES)
            .build();

    private final String text;
    private final Mistakes mistakes;
    private final Deque<OpenNode> open = new ArrayDeque<>();

    private YamlTree(String text, Mistakes mistakes) {
        this.text = text;
        this.mistakes = mistakes;
        open.push(new OpenNode.Root());
    }

    /// The file's tree, or nothing when it is no YAML.
    static Optional<Node> of(String text, Mistakes mistakes) {
        return new YamlTree(FileText.withoutByteOrderMark(text), mistakes).compose();
    }

    private Optional<Node> compose() {
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                if (!take(event) || mistakes.isFull()) {
                    return Optional.empty();
                }
            }
        } catch (MarkedYamlEngineException broken) {
            reportSyntax(broken.getProblemMark().or(broken::getContextMark));
            return Optional.empty();
        } catch (YamlEngineException _) {
            reportSyntax(Optional.empty());
            return Optional.empty();
        }
        Optional<Node> root = content();
        if (root.isEmpty()) {
            mistakes.add(FileRules.EMPTY, Spot.START);
        }
        return root;
    }

    /// Answers whether to read on.
    private boolean take(Event event) {
        switch (event) {
            case DocumentStartEvent start -> {
                if (content().isPresent()) {
                    mistakes.add(FileRules.SEVERAL_DOCUMENTS, spot(start));
                    return false;
                }
            }
            case AliasEvent _ -> {
                mistakes.add(FileRules.ALIAS, spot(event));
                attach(new Node.Unread(spot(event)));
            }
            case ScalarEvent scalar -> {
                refuseDecoration(scalar, scalar.getTag());
                attach(new Node.Text(spot(scalar), scalar.getValue(), scalar.isPlain()));
            }
            case CollectionStartEvent start -> {
                refuseDecoration(start, start.getTag());
                if (open.size() > MOST_DEPTH) {
                    mistakes.add(FileRules.TOO_DEEP, spot(start));
                    return false;
                }
                open.push(
                        start instanceof MappingStartEvent
                                ? new OpenNode.Block(spot(start), mistakes)
                                : new OpenNode.Items(spot(start)));
            }
            case CollectionEndEvent _ -> attach(open.pop().close());
            default -> {
                // the beginnings and ends of stream and document say nothing more
            }
        }
        return true;
    }

    /// What the document holds, once it has been read to its end.
    private Optional<Node> content() {
        return open.element() instanceof OpenNode.Root root ? root.content() : Optional.empty();
    }

    private void attach(Node node) {
        open.element().attach(node);
    }

    private void refuseDecoration(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            mistakes.add(FileRules.ALIAS, spot(event));
        }
        if (tag.isPresent()) {
            mistakes.add(FileRules.TAG, spot(event));
        }
    }

    private Spot spot(Event event) {
        return spot(event.getStartMark(), open.element().whereNext());
    }

    private static Spot spot(Optional<Mark> mark, String where) {
        return mark.map(at -> new Spot(at.getLine() + 1, at.getColumn() + 1, where))
                .orElse(Spot.START);
    }

    private void reportSyntax(Optional<Mark> mark) {
        Spot spot = spot(mark, "");
        boolean tab = text.lines()
                .skip(spot.line() - 1L)
                .findFirst()
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .filter(indentation -> indentation.indexOf('\t') >= 0)
                .isPresent();
        mistakes.add(tab ? FileRules.TAB : FileRules.SYNTAX, spot);
    }
}
