package org.bailee.server.console.people;

import java.util.List;
import org.bailee.server.erasure.Horizon;
import org.bailee.server.vault.WholePreview;

/// What goes if a whole person is erased, what keeps it from it, and until when an old copy opens.
public record WholeView(String id, WholePreview preview, Horizon horizon, WholeForm form, List<String> refused) {
    public static final int TYPED = WholeForm.TYPED;
}
