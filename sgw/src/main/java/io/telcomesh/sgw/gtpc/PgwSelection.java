package io.telcomesh.sgw.gtpc;

import static io.telcomesh.gtp.gtpc.CauseValue.CONDITIONAL_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.IeTag;
import io.telcomesh.gtp.gtpc.InformationElements;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.Wires;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The PGW of a PDN connection, TS 23.401 §4.3.8.1: the one that the MME names; where it names
/// 0.0.0.0, the APN's, and without one those whose wires are up, in turn; one that has fallen
/// silent is passed over while there is another.
public final class PgwSelection {
  private static final IeTag PGW = new IeTag(InformationElements.F_TEID.type(), 1);

  private final Map<Apn, InetAddress> byApn;
  private final Wires wires;
  private final Predicate<InetAddress> silent;
  private final AtomicInteger turn = new AtomicInteger();

  /// @param silent whether a PGW does not answer
  public PgwSelection(Map<Apn, InetAddress> byApn, Wires wires, Predicate<InetAddress> silent) {
    this.byApn = byApn;
    this.wires = wires;
    this.silent = silent;
  }

  /// @throws Refused when the MME names none at all, or there is none
  public InetAddress select(CreateSessionRequest request) {
    var named =
        request
            .pgw()
            .orElseThrow(() -> new Refused(Cause.of(CONDITIONAL_IE_MISSING, PGW)))
            .address();
    return named.isAnyLocalAddress() ? select(request.apn()) : named;
  }

  private InetAddress select(Apn apn) {
    return Optional.ofNullable(byApn.get(apn.networkIdentifier())).orElseGet(this::next);
  }

  private InetAddress next() {
    var pgws =
        wires.all(ReferencePoint.S5_S8).stream().map(Wire::peer).flatMap(Optional::stream).toList();
    if (pgws.isEmpty()) {
      throw new Refused(Cause.of(NO_RESOURCES_AVAILABLE));
    }
    var answering = pgws.stream().filter(silent.negate()).toList();
    var candidates = answering.isEmpty() ? pgws : answering;
    return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
  }
}
