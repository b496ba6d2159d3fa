package org.bailee.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DutiesTests {
    private static final List<String> NONE = List.of();
    private static final Duties DUTIES = Duties.of("""
            collections:
              profile: { fields: { name: { type: person-name, required: true }, phone: { type: phone } } }
              order: { many: true, fields: { total: { type: money, required: true } } }
            activities:
              fulfil-orders: { basis: contract, needs: [profile.*, order.*] }
              bookkeeping: { basis: legal-obligation, law: Tax Act s. 1, needs: [profile.name, order.*] }
            """);

    @Test
    void tellsWhatALawDemandsOfAllThatGoes() {
        assertThat(DUTIES.against(NONE, NONE))
                .containsExactly("bookkeeping needs profile.name, order.* by law (Tax Act s. 1).");
    }

    @Test
    void tellsItOfPartsOnlyWhereTheyAreTouched() {
        assertThat(DUTIES.against(List.of("profile.phone"), NONE)).isEmpty();
        assertThat(DUTIES.against(List.of("profile.phone", "profile.name"), NONE))
                .containsExactly("bookkeeping needs profile.name by law (Tax Act s. 1).");
        assertThat(DUTIES.against(List.of("order.total"), NONE))
                .containsExactly("bookkeeping needs order.* by law (Tax Act s. 1).");
        assertThat(DUTIES.against(NONE, List.of("order")))
                .containsExactly("bookkeeping needs order.* by law (Tax Act s. 1).");
        assertThat(DUTIES.against(NONE, List.of("note"))).isEmpty();
    }

    @Test
    void tellsWhichFieldsRecordsMustHave() {
        assertThat(DUTIES.required(List.of("profile.phone", "order.total", "profile.nothing", "nothing.at-all", "x")))
                .containsExactly("order.total");
    }

    @Test
    void aRegisterWithoutAnyOfThisDemandsNothing() {
        assertThat(Duties.of("{}").against(NONE, NONE)).isEmpty();
        assertThat(Duties.of("controller: nobody").required(List.of("profile.name")))
                .isEmpty();
    }
}
