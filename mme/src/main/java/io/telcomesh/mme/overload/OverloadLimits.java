package io.telcomesh.mme.overload;

import io.telcomesh.mme.overload.MmeLoad.Level;
import java.time.Duration;

/// How much an MME takes on.
///
/// @param procedures so many UEs with a procedure under way are too many: OVERLOAD START
/// @param congestion so many are far too many: UEs are sent back
/// @param relief at so many percent of a mark that it has reached, the MME is below it again
/// @param reduction how many in a hundred connections the eNodeBs do not establish, 1 to 99
/// @param backOffFrom the shortest T3346
/// @param backOffTo the longest T3346
/// @param perEnodeb what a single eNodeB may have
public record OverloadLimits(
    int procedures,
    int congestion,
    int relief,
    int reduction,
    Duration backOffFrom,
    Duration backOffTo,
    PerEnodeb perEnodeb) {
  private static final Duration LONGEST = Duration.ofMinutes(186);

  public static final OverloadLimits DEFAULT =
      new OverloadLimits(
          2_000,
          4_000,
          80,
          50,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          new PerEnodeb(1_000, 100_000));

  /// So that a single eNodeB takes nothing from the others.
  ///
  /// @param unproven UEs that have yet to prove who they are
  /// @param connected UEs in all
  public record PerEnodeb(int unproven, int connected) {
    public PerEnodeb {
      if (unproven < 1 || connected < unproven) {
        throw new IllegalArgumentException(
            "an eNodeB has one UE or more, and more that are connected than are unproven");
      }
    }
  }

  public OverloadLimits {
    if (procedures < 1 || congestion <= procedures) {
      throw new IllegalArgumentException("congestion is more than procedures, and both are");
    }
    if (relief < 1 || relief > 99 || reduction < 1 || reduction > 99) {
      throw new IllegalArgumentException("relief and reduction are 1 to 99 percent");
    }
    if (!backOffFrom.isPositive()
        || backOffTo.compareTo(backOffFrom) < 0
        || backOffTo.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("T3346 lasts longer than zero, up to 186 minutes");
    }
  }

  /// A mark that has been reached is left only some way below it, so that not every UE more or less
  /// is told to the eNodeBs.
  Level next(Level now, int underWay) {
    if (reaches(underWay, congestion, now == Level.CONGESTED)) {
      return Level.CONGESTED;
    }
    return reaches(underWay, procedures, now != Level.NORMAL) ? Level.OVERLOADED : Level.NORMAL;
  }

  private boolean reaches(int underWay, int mark, boolean reached) {
    return underWay >= mark || (reached && 100L * underWay >= (long) relief * mark);
  }
}
