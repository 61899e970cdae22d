package io.telcomesh.hss;

import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.Timer;
import java.time.Duration;
import java.util.Set;

/// The operator's choices.
///
/// @param host our Diameter identity
/// @param realm ours, TS 23.003 §19.2
/// @param home the network whose subscribers these are
/// @param trustedRealms realms whose hosts may ask for any visited network
/// @param mostVectors how many vectors a request gets at most
/// @param sequenceNumberStep how many sequence numbers are reserved at once
/// @param recent how many subscribers are kept in memory
/// @param database how long the database may take
public record HssOptions(
    String host,
    String realm,
    Plmn home,
    Set<String> trustedRealms,
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
        Set.of(),
        5,
        256,
        100_000,
        databaseTimer(Duration.ofSeconds(2)));
  }

  static Timer databaseTimer(Duration duration) {
    return Timer.guard("database", duration, "ours");
  }
}
