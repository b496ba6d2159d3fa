package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The certificate of an erasure, as programs fetch it.
class ErasuresIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Ask support = SERVER.asSupport();

    @Test
    void isCertifiedAsJsonAndOnPaper() {
        String id = support.post(
                        "/v1/subjects",
                        "{\"profile\":{\"name\":{\"given\":\"Ada\",\"family\":\"Lovelace\"},\"email\":\"ada-"
                                + UUID.randomUUID() + "@example.org\"}}")
                .member("id");
        String certificate = "/v1/erasures/" + id + "/certificate";
        assertThat(support.post(certificate, "{}").code()).isEqualTo("erasure.unknown");
        assertThat(support.delete("/v1/subjects/" + id).status()).isEqualTo(204);

        assertThat(support.post(certificate, "{}").member("form")).isEqualTo("bailee-erasure-certificate 1");
        Answer paper = support.header("Accept", "application/pdf").post(certificate, "{}");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(paper.text()).startsWith("%PDF-1.7").doesNotContain("Lovelace");
    }

    @Test
    void isCertifiedOfAPart() {
        String id = support.post(
                        "/v1/subjects",
                        "{\"profile\":{\"name\":{\"given\":\"Ada\",\"family\":\"Lovelace\"},\"email\":\"ada-"
                                + UUID.randomUUID() + "@example.org\",\"phone\":\"+44 20 7946 0123\"}}")
                .member("id");
        String certificate = "/v1/erasures/" + id + "/parts/1/certificate";
        assertThat(support.post(certificate, "{}").code()).isEqualTo("erasure.part-unknown");
        Answer erased = support.post("/v1/subjects/" + id + "/erase", "{\"fields\":[\"profile.phone\"]}");
        assertThat(erased.json().path("part").asLong()).isEqualTo(1);

        Answer certified = support.post(certificate, "{}");
        assertThat(certified.member("form")).isEqualTo("bailee-part-erasure-certificate 1");
        assertThat(certified.json().path("parts").toString())
                .isEqualTo("[{\"collection\":\"profile\",\"fields\":[\"phone\"],\"records\":1}]");
        assertThat(certified.json().path("erasures").path(0).path("proof").asString())
                .startsWith("c2sp.org/tlog-proof");
        Answer paper = support.header("Accept", "application/pdf").post(certificate, "{}");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.text()).startsWith("%PDF-1.7");
        for (String none : List.of("2", "0", "-1", "x", "99999999999999999999")) {
            assertThat(support.post("/v1/erasures/" + id + "/parts/" + none + "/certificate", "{}")
                            .code())
                    .isEqualTo("erasure.part-unknown");
        }
        assertThat(support.post("/v1/erasures/" + id + "/certificate", "{}").code())
                .isEqualTo("erasure.unknown");
    }
}
