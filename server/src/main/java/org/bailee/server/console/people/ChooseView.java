package org.bailee.server.console.people;

import java.util.List;

/// A person nothing of whom is shown yet, for it was not said which activity it serves.
public record ChooseView(String id, List<Choice> purposes, Duties duties) {}
