package org.bailee.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.Test;

class MembersTests {
    @Test
    void saysEverythingWrongAtOnce() {
        Members members = members("{\"name\":1,\"list\":[1],\"count\":5,\"extra\":true}");
        members.text("name");
        members.text("missing");
        members.texts("list");
        members.number("count", 1, 1, 4);
        Invalid invalid = catchThrowableOfType(Invalid.class, members::end);
        assertThat(invalid.violations())
                .extracting(Violation::where)
                .containsExactlyInAnyOrder("name", "missing", "list", "count", "extra");
    }

    @Test
    void doesNotRepeatANameThatMayBeAPersons() {
        Members members = members("{\"Ada Lovelace, London\":1}");
        Invalid invalid = catchThrowableOfType(Invalid.class, members::end);
        assertThat(invalid.violations().getFirst().where()).isEqualTo("(a name)");
    }

    @Test
    void takesNullForMissing() {
        Members members = members("{\"name\":null}");
        assertThat(members.optionalText("name")).isEmpty();
        members.end();
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> members("[]")).isInstanceOf(Invalid.class);
    }

    private static Members members(String text) {
        return Members.of(JsonText.read(text.getBytes(StandardCharsets.UTF_8)));
    }
}
