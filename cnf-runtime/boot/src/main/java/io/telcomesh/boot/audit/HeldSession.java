package io.telcomesh.boot.audit;

import io.telcomesh.gtp.Teid;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A subscriber's session as one function knows it.
///
/// @param imsi 6 to 15 digits
/// @param state `connected`, `idle` or `detached`, where the function knows
/// @param bearer the identity of the default bearer; empty for a subscriber without a session
/// @param addresses of the UE, where the function knows them: an IPv4 address, an IPv6 prefix
/// @param tunnels each end that the function knows, by the reference point and whose end it is
///   (`s11-sgw`): the TEID in hexadecimal, on S1-U and S5/S8 after the address, which tells one
///   gateway from another
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

  /// An end of a tunnel as it is told.
  public static String end(InetAddress address, Teid teid) {
    return address.getHostAddress() + "/" + teid;
  }
}
