package org.bailee.server.api;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// As much of JSON Schema as the API's description uses; a keyword it does not know fails.
final class SchemaCheck {
    private static final List<String> KNOWN = List.of(
            "$ref",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "oneOf",
            "enum",
            "const",
            "format",
            "pattern",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "description",
            "default",
            "minLength",
            "maxLength");

    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    void check(JsonNode schema, JsonNode value, String where) {
        List<String> faults = faults(schema, value, where);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("; ", faults));
        }
    }

    private List<String> faults(JsonNode schema, JsonNode value, String where) {
        schema.propertyNames().forEach(keyword -> {
            if (!KNOWN.contains(keyword)) {
                throw new AssertionError("unknown keyword " + keyword + " at " + where);
            }
        });
        if (schema.has("$ref")) {
            return faults(document.at(schema.get("$ref").stringValue().substring(1)), value, where);
        }
        List<String> faults = new ArrayList<>();
        if (schema.has("oneOf")) {
            long fitting = schema.get("oneOf")
                    .valueStream()
                    .filter(one -> faults(one, value, where).isEmpty())
                    .count();
            if (fitting != 1) {
                faults.add(where + " fits " + fitting + " alternatives");
            }
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add(where + " is none of the listed");
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(where + " is not " + schema.get("const"));
        }
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            faults.add(where + " is not of type " + schema.get("type"));
            return faults;
        }
        if (schema.has("pattern")
                && value.isString()
                && !value.stringValue().matches(schema.get("pattern").stringValue())) {
            faults.add(where + " has not the form " + schema.get("pattern"));
        }
        if (schema.has("minimum")
                && value.isNumber()
                && value.longValue() < schema.get("minimum").longValue()) {
            faults.add(where + " is too small");
        }
        if (schema.has("format")
                && schema.get("format").stringValue().equals("uuid")
                && !value.stringValue().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            faults.add(where + " is no UUID");
        }
        if (value.isObject()) {
            object(schema, value, where, faults);
        }
        if (value.isArray() && schema.has("items")) {
            for (int at = 0; at < value.size(); at++) {
                faults.addAll(faults(schema.get("items"), value.get(at), where + "[" + at + "]"));
            }
        }
        return faults;
    }

    private void object(JsonNode schema, JsonNode value, String where, List<String> faults) {
        if (schema.has("required")) {
            schema.get("required")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .filter(name -> !value.has(name))
                    .forEach(name -> faults.add(where + "." + name + " is missing"));
        }
        value.properties().forEach(member -> {
            String inner = where + "." + member.getKey();
            JsonNode declared =
                    schema.has("properties") ? schema.get("properties").get(member.getKey()) : null;
            JsonNode others = schema.get("additionalProperties");
            if (declared != null) {
                faults.addAll(faults(declared, member.getValue(), inner));
            } else if (others != null && others.isObject()) {
                faults.addAll(faults(others, member.getValue(), inner));
            } else if (others != null && !others.booleanValue()) {
                faults.add(inner + " is not declared");
            }
        });
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> isOfType(one, value));
        }
        return switch (type.stringValue()) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> throw new AssertionError("unknown type " + type);
        };
    }
}
