package io.telcomesh.mme;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.overload.OverloadLimits;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.procedures.Timer;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an operator decides about an MME.
///
/// @param name as eNodeBs see it
/// @param relativeCapacity 0 to 255: its weight when an eNodeB chooses among several MMEs
/// @param trackingAreas all of the network; 1 to 16
/// @param taiLists which of them UEs are registered in
/// @param networkName shown by the UE; full and short
/// @param integrity in the order of preference
/// @param ciphering in the order of preference
/// @param periodicUpdate how soon it is seen that a UE has gone
/// @param purgeAfter how long a UE that is detached is kept
/// @param gateways the PGW of an APN; for an APN that is not here the SGW chooses
/// @param overload how much the MME takes on
public record MmeSettings(
    Gummei gummei,
    String name,
    int relativeCapacity,
    List<Tai> trackingAreas,
    TaiLists taiLists,
    NetworkNames networkName,
    List<EpsIntegrityAlgorithm> integrity,
    List<EpsEncryptionAlgorithm> ciphering,
    AuthenticationPolicy authentication,
    PeriodicUpdate periodicUpdate,
    Duration purgeAfter,
    Map<Apn, InetAddress> gateways,
    OverloadLimits overload) {
  public MmeSettings {
    trackingAreas = List.copyOf(trackingAreas);
    integrity = List.copyOf(integrity);
    ciphering = List.copyOf(ciphering);
    gateways = Map.copyOf(gateways);
    if (integrity.isEmpty() || integrity.contains(EpsIntegrityAlgorithm.EIA0)) {
      throw new IllegalArgumentException(
          "integrity names EIA1, EIA2 or EIA3: EIA0 protects nothing (TS 33.401 §5.1.4.1)");
    }
    if (ciphering.isEmpty()) {
      throw new IllegalArgumentException("ciphering names at least one of EEA0 to EEA3");
    }
    if (trackingAreas.isEmpty() || trackingAreas.size() > 16) {
      throw new IllegalArgumentException("an MME serves 1 to 16 tracking areas");
    }
  }

  /// How UEs are authenticated.
  ///
  /// @param attaches 1 or more: a UE that attaches with keys that it has already is authenticated
  ///   anew at each of so many attaches; 1: always
  /// @param vectors 1 to 5, asked of the HSS at once; those that are not used now are kept
  public record AuthenticationPolicy(int attaches, int vectors) {
    public static final AuthenticationPolicy DEFAULT = new AuthenticationPolicy(10, 1);

    public AuthenticationPolicy {
      if (attaches < 1) {
        throw new IllegalArgumentException("authentication is due at every 1st attach or later");
      }
      if (vectors < 1 || vectors > 5) { // TS 29.272 §7.3.14
        throw new IllegalArgumentException("1 to 5 vectors are asked for at once");
      }
    }
  }

  /// How soon it is seen that an idle UE has gone, TS 24.301 §5.3.5.
  ///
  /// @param t3412 of every UE: a number of 2 seconds, minutes or 6 minutes, up to 186 minutes;
  ///   zero: UEs need not come back
  /// @param implicitDetach from the end of the mobile reachable timer to the implicit detach
  public record PeriodicUpdate(GprsTimer t3412, Duration implicitDetach) {
    public static final PeriodicUpdate DEFAULT =
        new PeriodicUpdate(GprsTimer.of(Duration.ofMinutes(54)), Duration.ofMinutes(58));

    public PeriodicUpdate {
      if (!implicitDetach.isPositive()) {
        throw new IllegalArgumentException("the implicit detach timer lasts longer than zero");
      }
    }

    /// Empty where UEs need not come back.
    Optional<Timer> mobileReachable() {
      return t3412
          .duration()
          .filter(Duration::isPositive)
          .map(period -> MmeTimers.MOBILE_REACHABLE.lasting(period.plus(MmeTimers.LATE)));
    }

    Timer implicitDetachTimer() {
      return MmeTimers.IMPLICIT_DETACH.lasting(implicitDetach);
    }
  }

  /// Where a UE may go without telling so, TS 24.301 §5.3.4.
  public enum TaiLists {
    /// Everywhere in the network.
    EVERY_AREA,
    /// Only in the tracking area that it is in.
    OWN_AREA
  }

  /// The TAI list of a UE.
  public List<Tai> taiList(Tai where) {
    return switch (taiLists) {
      case EVERY_AREA -> trackingAreas;
      case OWN_AREA -> List.of(where);
    };
  }

  public record NetworkNames(String full, String brief) {}

  Timer purge() {
    return Timer.guard("Purge", purgeAfter, "TS 23.401 §5.3.9.3");
  }

  public Plmn plmn() {
    return gummei.plmn();
  }
}
