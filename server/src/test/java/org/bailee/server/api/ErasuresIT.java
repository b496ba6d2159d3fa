package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

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
}
