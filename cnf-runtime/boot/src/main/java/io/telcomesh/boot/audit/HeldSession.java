package io.telcomesh.boot.audit;

import java.util.Map;
import java.util.Optional;

/// A subscriber's session as one function knows it.
///
/// @param imsi 6 to 15 digits
/// @param state `connected`, `idle` or `detached`, where the function knows
/// @param bearer the identity of the default bearer; empty for a subscriber without a session
/// @param address of the UE, where the function knows it
/// @param tunnels the TEID of each end that the function knows, in hexadecimal, by the reference
///   point and whose end it is: `s11-sgw`
public record HeldSession(
    String imsi,
    Optional<String> state,
    Optional<Integer> bearer,
    Optional<String> address,
    Map<String, String> tunnels) {
  public HeldSession {
    tunnels = Map.copyOf(tunnels);
  }
}
