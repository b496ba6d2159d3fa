package org.bailee.cli;

import java.util.List;
import org.bailee.client.Plain;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Prints what was asked for: tables for people, JSON for programs.
final class Output {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Plain.class, new PlainSerializer()))
            .build();

    private final Console console;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    Output(Console console) {
        this.console = console;
    }

    boolean isJson() {
        return json;
    }

    void json(Object value) {
        console.print(MAPPER.writeValueAsString(value));
    }

    /// A table with a header row, as wide as its cells.
    void table(List<String> header, List<List<String>> rows) {
        console.print(new Table(header, rows).text());
    }

    /// The same answer for a program and for a person.
    void answer(Object forPrograms, String forPeople) {
        if (json) {
            json(forPrograms);
        } else {
            line(forPeople);
        }
    }

    /// For people only; a program gets its answer as JSON.
    void line(String text) {
        console.print(text);
    }

    void flush() {
        console.out().flush();
    }

    /// Here, and only here, plaintext leaves its sealed type: the caller asked to see it.
    private static final class PlainSerializer extends StdSerializer<Plain> {
        PlainSerializer() {
            super(Plain.class);
        }

        @Override
        public void serialize(Plain value, JsonGenerator generator, SerializationContext context) {
            generator.writePOJO(value.reveal());
        }
    }
}
