package io.telcomesh.enodebsim;

import static io.telcomesh.procedures.Timer.guard;
import static io.telcomesh.procedures.Timer.retransmit;
import static io.telcomesh.procedures.Timer.timer;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.telcomesh.procedures.Timer;

/// The UE's timers of TS 24.301 table 10.2.1, and the eNodeB's guards of TS 36.413.
public final class UeTimers {
  /// An attach attempt takes no longer.
  public static final Timer T3410 = guard("T3410", ofSeconds(15), "TS 24.301 §5.5.1.2.6 c");

  /// From a failed attempt to the next, [#ATTEMPTS] times.
  public static final Timer T3411 = guard("T3411", ofSeconds(10), "TS 24.301 §5.5.1.2.6");

  /// After the last attempt; the network may set another value.
  public static final Timer T3402 = guard("T3402", ofMinutes(12), "TS 24.301 §5.5.1.2.6");

  /// As long a challenge that comes again is answered as before.
  public static final Timer T3416 = guard("T3416", ofSeconds(30), "TS 24.301 table 10.2.1");

  /// After a MAC failure, or a token that is not for EPS.
  public static final Timer T3418 = guard("T3418", ofSeconds(20), "TS 24.301 §5.4.2.7 c, d");

  /// After a synchronisation failure.
  public static final Timer T3420 = guard("T3420", ofSeconds(15), "TS 24.301 §5.4.2.7 e");

  /// A service request takes no longer.
  public static final Timer T3417 = guard("T3417", ofSeconds(5), "TS 24.301 §5.6.1.6 c");

  public static final Timer T3421 =
      timer("T3421", ofSeconds(15), retransmit(4), "TS 24.301 §5.5.2.2.6 c");

  /// A tracking area update takes no longer.
  public static final Timer T3430 = guard("T3430", ofSeconds(15), "TS 24.301 §5.5.3.2.6 c");

  /// The network releases the connection by itself within this time.
  public static final Timer T3440 = guard("T3440", ofSeconds(10), "TS 24.301 §5.3.1.2");

  /// After a RRC CONNECTION REJECT; the eNodeB's choice of 1 to 16 seconds.
  public static final Timer T302 = guard("T302", ofSeconds(10), "TS 36.331 §5.3.3.8");

  /// How often a UE without coverage looks for a cell.
  public static final Timer CELL_SEARCH =
      guard("Cell search", ofSeconds(10), "TS 36.304 §5.2.7 sets no time");

  public static final Timer T3482 =
      timer("T3482", ofSeconds(8), retransmit(4), "TS 24.301 §6.5.1.5 a");
  public static final Timer T3492 =
      timer("T3492", ofSeconds(6), retransmit(4), "TS 24.301 §6.5.2.5 a");

  /// From one router solicitation to the next.
  public static final Timer ROUTER_SOLICITATION =
      guard("router solicitation", ofSeconds(4), "RFC 4861 §10");

  public static final Timer S1_SETUP =
      guard("S1 Setup", ofSeconds(10), "TS 36.413 §8.7.3 sets no time");
  public static final Timer CONFIGURATION_UPDATE =
      timer("Configuration Update", ofSeconds(10), retransmit(2), "TS 36.413 §8.7.4.4");
  public static final Timer RESET =
      timer("Reset", ofSeconds(10), retransmit(2), "TS 36.413 §8.7.1 sets no time");

  /// Until the MME's UE CONTEXT RELEASE COMMAND.
  public static final Timer UE_CONTEXT_RELEASE =
      guard("UE Context Release", ofSeconds(10), "TS 36.413 §8.3.2 sets no time");

  public static final Timer UE_INTERFACE =
      guard("UE interface", ofSeconds(10), "no specification: the machine's own commands");

  /// How often a UE tries before it waits for T3402.
  public static final int ATTEMPTS = 5;

  private UeTimers() {}
}
