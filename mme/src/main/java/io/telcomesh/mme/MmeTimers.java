package io.telcomesh.mme;

import static io.telcomesh.procedures.Timer.guard;
import static io.telcomesh.procedures.Timer.retransmit;
import static io.telcomesh.procedures.Timer.timer;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.telcomesh.procedures.Timer;
import java.time.Duration;
import java.util.Set;

/// The MME's timers towards UE and eNodeB, TS 24.301 tables 10.2.2 and 10.3.2.
public final class MmeTimers {
  public static final Timer T3413 =
      timer("T3413", ofSeconds(6), retransmit(2), "TS 24.301 §5.6.2.2.1: the operator's choice");
  public static final Timer T3422 =
      timer("T3422", ofSeconds(6), retransmit(4), "TS 24.301 §5.5.2.3.5 a");
  public static final Timer T3450 =
      timer("T3450", ofSeconds(6), retransmit(4), "TS 24.301 §5.5.1.2.7 c");
  public static final Timer T3460 =
      timer("T3460", ofSeconds(6), retransmit(4), "TS 24.301 §5.4.2.7 b, §5.4.3.7 b");
  public static final Timer T3470 =
      timer("T3470", ofSeconds(6), retransmit(4), "TS 24.301 §5.4.4.6 b");
  public static final Timer T3485 =
      timer("T3485", ofSeconds(8), retransmit(4), "TS 24.301 §6.4.1.6 a");
  public static final Timer T3489 =
      timer("T3489", ofSeconds(4), retransmit(2), "TS 24.301 §6.6.1.2.6 a");
  public static final Timer T3495 =
      timer("T3495", ofSeconds(8), retransmit(4), "TS 24.301 §6.4.4.5 a");
  public static final Timer E_RAB_SETUP = guard("E-RAB Setup", ofSeconds(10), "TS 36.413 §8.2.1");
  public static final Timer E_RAB_RELEASE =
      guard("E-RAB Release", ofSeconds(5), "TS 36.413 §8.2.3");
  public static final Timer INITIAL_CONTEXT_SETUP =
      guard("Initial Context Setup", ofSeconds(10), "TS 36.413 §8.3.1");
  public static final Timer UE_CONTEXT_MODIFICATION =
      guard("UE Context Modification", ofSeconds(5), "TS 36.413 §8.3.4");
  public static final Timer UE_CONTEXT_RELEASE =
      guard("UE Context Release", ofSeconds(5), "TS 36.413 §8.3.3");

  /// How much later than T3412 a UE may come back, TS 24.301 §5.3.5.
  static final Duration LATE = ofMinutes(4);

  public static final Timer MOBILE_REACHABLE =
      guard("mobile reachable", ofMinutes(58), "TS 24.301 §5.3.5: T3412 and 4 minutes");
  public static final Timer IMPLICIT_DETACH =
      guard("implicit detach", ofMinutes(58), "TS 24.301 §5.3.5: the operator's choice");

  private static final Set<Timer> OF_UE = Set.of(T3422, T3450, T3460, T3470, T3485, T3489, T3495);

  private MmeTimers() {}

  /// Whether its expiry says that the UE is silent, and not somebody in the network.
  public static boolean ofUe(Timer timer) {
    return OF_UE.contains(timer);
  }
}
