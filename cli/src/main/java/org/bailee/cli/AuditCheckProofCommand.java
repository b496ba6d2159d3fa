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
import java.util.stream.Collectors;
import org.bailee.cli.verify.Flaw;
import org.bailee.cli.verify.NamedProof;
import org.bailee.cli.verify.ProofFile;
import org.bailee.cli.verify.Told;
import org.bailee.cli.verify.Unreadable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Checks proofs that entries stand in a log, and says what the entries tell.
@Command(
        name = "check-proof",
        description = {
            "Check a file made by prove, with public keys alone, and say what its entry tells.",
            "Of a certificate in JSON all its proofs are checked, and what it says against their entries."
        },
        footer = {
            "",
            "Examples:",
            "  bailee audit check-proof 0190c1d2-….tlog-proof --key KEY",
            "  bailee audit check-proof erased.json --key KEY"
        })
final class AuditCheckProofCommand implements Callable<Integer> {
    @Mixin
    private final VerifierKeys keys = new VerifierKeys();

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "The proof, or a certificate.")
    private Path file = Path.of("");

    AuditCheckProofCommand(Console console) {
        output = new Output(console);
    }

    @Override
    public Integer call() {
        List<NamedProof> proofs;
        List<Map<String, String>> told = new ArrayList<>();
        try {
            proofs = NamedProof.allIn(Files.readAllBytes(file));
            for (NamedProof one : proofs) {
                told.add(facts(one, one.proof().told()));
            }
        } catch (IOException unreadable) {
            throw new Failure("Cannot read " + file + ".", "Check the name and the permissions.");
        } catch (Unreadable malformed) {
            throw new Failure(
                    Flaw.FORM.exit(),
                    file + " is no proof, and no certificate with sound ones. " + malformed.why(),
                    "Ask for it again, as it was made by bailee audit prove, erasure certificate or retention"
                            + " certificate.");
        }
        proofs.forEach(this::check);
        show(told, proofs);
        return Exit.DONE;
    }

    private void check(NamedProof one) {
        String which = one.name().isEmpty() ? "the proof" : one.name();
        if (one.proof().signedBy(keys.log()).isEmpty()) {
            throw new Failure(
                    Flaw.SIGNATURES.exit(),
                    "The head in " + which + " is not signed by the key you gave.",
                    "Ask whoever runs the log for its key; it may have been changed since.");
        }
        if (!one.proof().isIncluded()) {
            throw new Failure(
                    Flaw.HASHES.exit(),
                    "The entry in " + which + " does not stand in the log where it is said to.",
                    "The file was changed, or made up: ask for it again.");
        }
        one.claims().stream().filter(claim -> !claim.isTrue()).findFirst().ifPresent(claim -> {
            throw new Failure(
                    Flaw.SENSE.exit(),
                    "What the certificate says in " + claim.member() + " is not what the entry proven by " + one.name()
                            + " tells.",
                    "The certificate was changed, or put together from others: ask for it again.");
        });
    }

    private void show(List<Map<String, String>> told, List<NamedProof> proofs) {
        boolean certificate = told.getFirst().containsKey("proof");
        if (output.isJson()) {
            output.json(certificate ? told : told.getFirst());
            return;
        }
        output.line(
                certificate
                        ? "Proven: these entries stand in the log, and tell what the certificate says in "
                                + compared(proofs) + ". All else in it is its sender's word."
                        : "Proven: this stands in the log.");
        told.forEach(facts -> {
            List<List<String>> rows = new ArrayList<>();
            facts.forEach((name, value) -> rows.add(List.of(name, value)));
            output.table(List.of("WHAT", "IS"), rows);
        });
    }

    private static String compared(List<NamedProof> proofs) {
        return proofs.stream()
                .flatMap(one -> one.claims().stream())
                .map(NamedProof.Claim::member)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> facts(NamedProof named, Told told) {
        ProofFile proof = named.proof();
        List<String> witnesses = proof.signedBy(keys.witnesses());
        Map<String, String> facts = new LinkedHashMap<>();
        if (!named.name().isEmpty()) {
            facts.put("proof", named.name());
        }
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
