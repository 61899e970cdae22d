package io.telcomesh.referencepoints.memory;

import java.time.Duration;

/// How well the links work.
///
/// @param shortest the least time a packet is under way
/// @param longest the most; each is drawn between the two, so messages of different links overtake
///   one another while those of one link keep their order
/// @param loss how many of the packets are lost, 0.0 to less than 1.0; SCTP sends them again
/// @param duplication how many of the datagrams arrive twice, 0.0 to less than 1.0
public record LinkConditions(Duration shortest, Duration longest, double loss, double duplication) {
  public static final LinkConditions PERFECT =
      new LinkConditions(Duration.ofNanos(50_000), Duration.ofNanos(50_000), 0, 0);

  public LinkConditions {
    if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException("A delay of " + shortest + " to " + longest);
    }
    requirePart(loss);
    requirePart(duplication);
  }

  private static void requirePart(double part) {
    if (!(part >= 0 && part < 1)) {
      throw new IllegalArgumentException("A part is 0 to less than 1, not " + part);
    }
  }
}
