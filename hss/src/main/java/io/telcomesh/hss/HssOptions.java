package io.telcomesh.hss;

import io.telcomesh.hss.s6a.Origin;
import io.telcomesh.hss.subscription.VisitedNetworks;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.Timer;
import io.telcomesh.security.MilenageConstants;
import java.time.Duration;

/// The operator's choices.
///
/// @param host our Diameter identity
/// @param realm ours, TS 23.003 §19.2
/// @param home the network whose subscribers these are
/// @param origin who may ask for what
/// @param visited what holds for all subscribers abroad
/// @param milenage the constants of the operator's USIMs
/// @param mostVectors how many vectors a request gets at most
/// @param sequenceNumberStep how many sequence numbers are reserved at once
/// @param recent how many subscribers are kept in memory
/// @param database how long the database may take
public record HssOptions(
    String host,
    String realm,
    Plmn home,
    Origin origin,
    VisitedNetworks visited,
    MilenageConstants milenage,
    int mostVectors,
    int sequenceNumberStep,
    int recent,
    Timer database) {
  /// What an HSS of this network does if nothing else is said.
  public static HssOptions of(String host, Plmn home) {
    return new HssOptions(
        host,
        home.epcRealm(),
        home,
        Origin.STRICT,
        VisitedNetworks.ALL,
        MilenageConstants.STANDARD,
        5,
        256,
        100_000,
        databaseTimer(Duration.ofSeconds(8)));
  }

  static Timer databaseTimer(Duration duration) {
    return Timer.guard("database", duration, "ours");
  }
}
