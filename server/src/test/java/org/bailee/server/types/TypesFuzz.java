package org.bailee.server.types;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks for inputs that break a type: `JAZZER_FUZZ=1 ./mvnw -pl server -am test
/// -Dtest=TypesFuzz#everyTypeStandsAnyText
/// -Dsurefire.failIfNoSpecifiedTests=false`. No part of ordinary runs, because its agent slows every test beside it;
/// what holds is tried there by [TypePropertiesTests].
class TypesFuzz {
    private static final List<SemanticType> TYPES = SemanticTypes.all();

    @FuzzTest(maxDuration = "1m")
    void everyTypeStandsAnyText(FuzzedDataProvider data) {
        SemanticType type = TYPES.get(data.consumeInt(0, TYPES.size() - 1));
        TypeOptions options = data.consumeBoolean() ? TypeProperties.OPTIONS : TypeOptions.none();
        TypeProperties.hold(type, new Value.Text(data.consumeRemainingAsString()), options);
    }

    @FuzzTest(maxDuration = "1m")
    void everyTypeStandsAnyParts(FuzzedDataProvider data) {
        SemanticType type = TYPES.get(data.consumeInt(0, TYPES.size() - 1));
        SortedMap<String, String> parts = new TreeMap<>();
        for (String part : type.parts()) {
            parts.put(part, data.consumeString(40));
        }
        parts.put(data.consumeString(8), data.consumeRemainingAsString());
        TypeProperties.hold(type, new Value.Parts(parts), TypeProperties.OPTIONS);
    }
}
