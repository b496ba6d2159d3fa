package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.TlogProof;
import org.bailee.crypto.log.Tree;
import org.bailee.crypto.log.VerifierKey;
import org.junit.jupiter.api.Test;

/// The log as whoever has its key alone checks it.
class LogIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private final Ask auditor = SERVER.as("audit.read");

    @Test
    void signsWithinASecondWhatWasWritten() throws Exception {
        String entry = auditor.get("/v1/audit?limit=1")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .stringValue();
        String path = "/v1/audit/log/entries/" + entry + "/proof";
        Answer answer = auditor.get(path);
        for (int tries = 0; answer.status() == 404 && tries < 10; tries++) {
            Thread.sleep(200);
            answer = auditor.get(path);
        }
        TlogProof proof = TlogProof.parse(answer.text());
        assertThat(proof.proves(Hash.leaf(proof.extra().orElseThrow()))).isTrue();
        List<String> keys = auditor.get("/v1/audit/log/keys").text().lines().toList();
        assertThat(proof.checkpoint().by(VerifierKey.parse(keys.getLast()))).hasSize(1);
    }

    @Test
    void handsOutTheHashesItsCheckpointIsSignedFor() {
        Checkpoint checkpoint = Checkpoint.parse(
                Note.parse(auditor.get("/v1/audit/log/checkpoint").body()).text());
        assertThat(checkpoint.size()).isPositive();
        Tree tree = new Tree(checkpoint.size(), tile -> part(tile.path()));
        assertThat(tree.root()).isEqualTo(checkpoint.root());

        Tile bundle = new Tile(Tile.ENTRIES, 0, (int) Math.min(checkpoint.size(), 3));
        byte[] entries = part(bundle.path());
        int length = (entries[0] & 0xff) << 8 | entries[1] & 0xff;
        byte[] leaf = Arrays.copyOfRange(entries, 2, 2 + length);
        assertThat(Hash.leaf(leaf)).isEqualTo(Hash.in(part(new Tile(0, 0, 1).path()), 0));
    }

    @Test
    void tellsHowItStands() {
        Answer status = auditor.get("/v1/audit/log/status");
        assertThat(status.json().get("halted").isNull()).isTrue();
        assertThat(status.json().get("origin").stringValue()).startsWith("bailee/");
        assertThat(auditor.get("/v1/audit/log/witnesses").text()).isEmpty();
    }

    @Test
    void refusesAPartItDoesNotHave() {
        assertThat(auditor.get("/v1/audit/log/tile/0/x999/999").code()).isEqualTo("log.no-such-part");
        assertThat(auditor.get("/v1/audit/log/tile/0/7").code()).isEqualTo("log.path-malformed");
        assertThat(auditor.get("/v1/audit/log/tile/0/000.p/0").code()).isEqualTo("log.path-malformed");
    }

    @Test
    void changesItsKey() throws Exception {
        assertThat(SERVER.asAdministrator().post("/v1/audit/log/key", "").status())
                .isEqualTo(200);
        for (int tries = 0; auditor.get("/v1/audit/log/keys").text().lines().count() < 2 && tries < 20; tries++) {
            Thread.sleep(200);
        }
        assertThat(auditor.get("/v1/audit/log/keys").text().lines()).hasSizeGreaterThan(1);
    }

    private byte[] part(String path) {
        Answer answer = auditor.get("/v1/audit/log/" + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }
}
