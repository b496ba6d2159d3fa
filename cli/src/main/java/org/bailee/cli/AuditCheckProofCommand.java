package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bailee.cli.verify.Flaw;
import org.bailee.cli.verify.ProofFile;
import org.bailee.cli.verify.Told;
import org.bailee.cli.verify.Unreadable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Checks a proof that an entry stands in a log, and says what the entry tells.
@Command(
        name = "check-proof",
        description = "Check a file made by prove, with public keys alone, and say what its entry tells.",
        footer = {"", "Example:", "  bailee audit check-proof 0190c1d2-….tlog-proof --key KEY"})
final class AuditCheckProofCommand implements Callable<Integer> {
    @Mixin
    private final VerifierKeys keys = new VerifierKeys();

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "The proof.")
    private Path file = Path.of("");

    AuditCheckProofCommand(Console console) {
        output = new Output(console);
    }

    @Override
    public Integer call() {
        ProofFile proof;
        Told told;
        try {
            proof = ProofFile.parse(Files.readAllBytes(file));
            told = proof.told();
        } catch (IOException unreadable) {
            throw new Failure("Cannot read " + file + ".", "Check the name and the permissions.");
        } catch (Unreadable malformed) {
            throw new Failure(
                    Flaw.FORM.exit(),
                    file + " is no proof. " + malformed.why(),
                    "Ask for it again. Of a certificate, put each proof that is in it into a file of its own:"
                            + " jq -r .statementProof FILE");
        }
        if (proof.signedBy(keys.log()).isEmpty()) {
            throw new Failure(
                    Flaw.SIGNATURES.exit(),
                    "The head in the proof is not signed by the key you gave.",
                    "Ask whoever runs the log for its key; it may have been changed since.");
        }
        if (!proof.isIncluded()) {
            throw new Failure(
                    Flaw.HASHES.exit(),
                    "The entry does not stand in the log where the proof says.",
                    "The file was changed, or made up: ask for it again.");
        }
        Map<String, String> facts = facts(proof, told, proof.signedBy(keys.witnesses()));
        if (output.isJson()) {
            output.json(facts);
        } else {
            List<List<String>> rows = new ArrayList<>();
            facts.forEach((name, value) -> rows.add(List.of(name, value)));
            output.line("Proven: this stands in the log.");
            output.table(List.of("WHAT", "IS"), rows);
        }
        return Exit.DONE;
    }

    private static Map<String, String> facts(ProofFile proof, Told told, List<String> witnesses) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("log", proof.head().origin());
        facts.put("entry", told.id().toString());
        facts.put("place", proof.index() + " of " + proof.head().size());
        facts.put("happened", time(told.at()));
        facts.put("placed", time(told.placedAt()));
        facts.put("what", told.kind());
        facts.put("outcome", List.of("done", "refused", "failed").get(told.outcome()));
        facts.put("by", told.actor().toString());
        if (told.subject() != null) {
            facts.put("customer", told.subject().toString());
        }
        if (told.about() != null) {
            facts.put("colleague", told.about().toString());
        }
        if (told.purpose() != null) {
            facts.put("purpose", told.purpose());
        }
        if (told.reason() != null) {
            facts.put("reason", told.reason());
        }
        told.details().forEach((name, value) -> facts.put("detail " + name, value));
        facts.put("witnessed by", witnesses.isEmpty() ? "nobody you named" : String.join(", ", witnesses));
        return facts;
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
