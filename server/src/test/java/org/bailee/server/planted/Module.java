package org.bailee.server.planted;

@SuppressWarnings("JavaLangClash")
final class Module {}
