package io.telcomesh.boot.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A subscriber's session as one function knows it.
///
/// @param imsi 6 to 15 digits
/// @param state `connected`, `idle` or `detached`, where the function knows
/// @param bearer the identity of the default bearer; empty for a subscriber without a session
/// @param addresses of the UE, where the function knows them: an IPv4 address, an IPv6 prefix
/// @param tunnels the TEID of each end that the function knows, in hexadecimal, by the reference
///   point and whose end it is: `s11-sgw`
public record HeldSession(
    String imsi,
    Optional<String> state,
    Optional<Integer> bearer,
    List<String> addresses,
    Map<String, String> tunnels) {
  public HeldSession {
    addresses = List.copyOf(addresses);
    tunnels = Map.copyOf(tunnels);
  }
}
