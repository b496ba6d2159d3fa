package org.bailee.server.planted;

final class RecordManager {}
