package io.telcomesh.boot.sessions;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A PDN connection as an operator sees it: the usage report of TS 29.244 §5.2.2, by volume and
/// time.
///
/// @param reference names it in this process's logs
/// @param addresses IPv4 and IPv6
/// @param linkedBearer the EPS bearer identity of its default bearer
/// @param lasts since it was made
/// @param uplink from the UE
/// @param downlink to the UE
public record Session(
    String reference,
    String imsi,
    String apn,
    int linkedBearer,
    List<String> addresses,
    Duration lasts,
    Volume uplink,
    Volume downlink) {
  /// What one direction has had.
  ///
  /// @param octets of users' packets, without tunnels
  /// @param dropped packets that went no further
  /// @param maximumBitsPerSecond the aggregate maximum bit rate, absent where there is none
  public record Volume(
      long packets, long octets, long dropped, @Nullable Long maximumBitsPerSecond) {}
}
