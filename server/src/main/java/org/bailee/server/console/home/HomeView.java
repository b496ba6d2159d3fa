package org.bailee.server.console.home;

import java.util.List;

/// What needs the reader today, most urgent first.
public record HomeView(List<Duty> duties) {}
