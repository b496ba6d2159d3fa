package org.bailee.server.console.home;

import java.util.List;
import org.bailee.server.console.account.NewsView;

/// What needs the reader today, most urgent first, and what happened to their account.
///
/// @param proven how long ago a restore was last proven; empty if never, and for who does not look after backups
public record HomeView(List<Duty> duties, NewsView news, String proven) {}
