package org.bailee.server.console.account;

import java.util.List;
import org.bailee.server.identity.Notice;
import org.bailee.server.identity.NoticeKind;

/// Everything that happened to one's account, newest first.
///
/// @param kind that alone is shown; empty for all
/// @param next the entry before which the next page begins; empty on the last
public record NoticesView(List<Notice> notices, List<NoticeKind> kinds, String kind, String next) {}
