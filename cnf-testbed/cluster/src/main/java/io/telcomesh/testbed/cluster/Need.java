package io.telcomesh.testbed.cluster;

/// Something a cluster cannot do without.
///
/// @param what it is
/// @param met whether it is there
/// @param fix the command or the advice that brings it
public record Need(String what, boolean met, String fix) {}
