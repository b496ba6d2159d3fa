package org.bailee.server.console.home;

import java.util.List;
import org.bailee.server.console.account.NewsView;

/// What needs the reader today, most urgent first, and what happened to their account.
public record HomeView(List<Duty> duties, NewsView news) {}
