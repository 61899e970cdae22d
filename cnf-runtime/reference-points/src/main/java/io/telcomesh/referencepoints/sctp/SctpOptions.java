package io.telcomesh.referencepoints.sctp;

import java.time.Duration;

/// The protocol parameters of an association, RFC 9260 §16.
///
/// @param streams how many streams we ask for and allow, 1 to 65535
/// @param heartbeat time between heartbeats on an idle association (HB.interval)
/// @param initialRetransmission RTO.Initial
/// @param minimumRetransmission RTO.Min
/// @param maximumRetransmission RTO.Max
/// @param retransmissions how often in a row before the peer counts as lost
///   (Association.Max.Retrans), 1 to 65535
/// @param initAttempts how often an INIT is repeated before a dial fails (Max.Init.Retransmits), 1
///   to 65535
/// @param sendQueueOctets how many octets may wait to be sent before a message is refused
public record SctpOptions(
    int streams,
    Duration heartbeat,
    Duration initialRetransmission,
    Duration minimumRetransmission,
    Duration maximumRetransmission,
    int retransmissions,
    int initAttempts,
    int sendQueueOctets) {
  /// Values for signalling between neighbours: a dead peer is noticed within half a minute.
  public static final SctpOptions SIGNALLING =
      new SctpOptions(
          16,
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          4,
          3,
          4 << 20);

  public SctpOptions {
    require(streams >= 1 && streams <= 0xffff, "1 to 65535 streams", streams);
    require(isMillis(heartbeat), "a heartbeat of 1 ms to 1 day", heartbeat);
    require(isMillis(minimumRetransmission), "RTO.Min of 1 ms to 1 day", minimumRetransmission);
    require(isMillis(maximumRetransmission), "RTO.Max of 1 ms to 1 day", maximumRetransmission);
    require(
        minimumRetransmission.compareTo(initialRetransmission) <= 0
            && initialRetransmission.compareTo(maximumRetransmission) <= 0,
        "RTO.Initial between RTO.Min and RTO.Max",
        initialRetransmission);
    require(
        retransmissions >= 1 && retransmissions <= 0xffff,
        "1 to 65535 retransmissions",
        retransmissions);
    require(initAttempts >= 1 && initAttempts <= 0xffff, "1 to 65535 INIT attempts", initAttempts);
    require(sendQueueOctets >= 1 << 16, "a send queue of 65536 octets or more", sendQueueOctets);
  }

  /// The same with another number of streams.
  public SctpOptions withStreams(int number) {
    return new SctpOptions(
        number,
        heartbeat,
        initialRetransmission,
        minimumRetransmission,
        maximumRetransmission,
        retransmissions,
        initAttempts,
        sendQueueOctets);
  }

  private static boolean isMillis(Duration duration) {
    return duration.compareTo(Duration.ofMillis(1)) >= 0
        && duration.compareTo(Duration.ofDays(1)) <= 0;
  }

  private static void require(boolean holds, String what, Object given) {
    if (!holds) {
      throw new IllegalArgumentException("SCTP needs " + what + ", not " + given);
    }
  }
}
