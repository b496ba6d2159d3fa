package org.bailee.server.planted;

import org.bailee.server.shared.Actor;

interface Impostor extends Actor {}
