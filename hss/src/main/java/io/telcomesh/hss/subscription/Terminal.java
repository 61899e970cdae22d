package io.telcomesh.hss.subscription;

import java.util.Optional;

/// The terminal that a subscriber uses, TS 29.272 §7.3.3.
///
/// @param imei 14 or 15 digits
/// @param softwareVersion 2 digits
public record Terminal(String imei, Optional<String> softwareVersion) {}
