package org.bailee.server.types;

import java.util.*;

public record SemanticType(String name) {}
