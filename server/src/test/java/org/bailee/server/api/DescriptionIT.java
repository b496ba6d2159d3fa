package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.bailee.server.shared.Permission;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The API's own description. That it is true, [Contract] checks with every answer in every test.
class DescriptionIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final JsonNode DOCUMENT = SERVER.contract().document();

    @Test
    void isOpenApi31AndSaysWhichVersionItDescribes() {
        assertThat(DOCUMENT.get("openapi").stringValue()).isEqualTo("3.1.0");
        assertThat(DOCUMENT.get("info").get("version").stringValue()).isNotEmpty();
    }

    @Test
    void refersToNothingThatIsNotThere() {
        references(DOCUMENT)
                .forEach(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void namesEachOperationOnceAndItsPermissionIfItNeedsOne() {
        Set<String> ids = new HashSet<>();
        for (String route : SERVER.contract().routes()) {
            JsonNode operation = SERVER.contract().operation(route);
            assertThat(ids.add(operation.get("operationId").stringValue()))
                    .as(route)
                    .isTrue();
            if (operation.has("x-permission")) {
                assertThat(Permission.named(operation.get("x-permission").stringValue()))
                        .as(route)
                        .isPresent();
            }
        }
    }

    @Test
    void declaresEveryPartOfItsPaths() {
        for (String route : SERVER.contract().routes()) {
            Set<String> declared = new HashSet<>();
            JsonNode parameters = SERVER.contract().operation(route).get("parameters");
            if (parameters != null) {
                parameters.forEach(parameter -> declared.add((parameter.has("$ref")
                                ? DOCUMENT.at(
                                        parameter.get("$ref").stringValue().substring(1))
                                : parameter)
                        .get("name")
                        .stringValue()));
            }
            route.replaceAll("[^{]*\\{\\*?([a-z]+)}[^{]*", "$1 ").lines().forEach(names -> {
                if (route.contains("{")) {
                    assertThat(declared).as(route).contains(names.strip().split(" "));
                }
            });
        }
    }

    private static Set<String> references(JsonNode node) {
        Set<String> references = new HashSet<>();
        if (node.has("$ref")) {
            references.add(node.get("$ref").stringValue());
        }
        node.forEach(inner -> references.addAll(references(inner)));
        return references;
    }
}
