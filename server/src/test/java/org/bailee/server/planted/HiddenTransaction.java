package org.bailee.server.planted;

import org.springframework.transaction.annotation.Transactional;

class HiddenTransaction {
    @Transactional
    void change() {}
}
