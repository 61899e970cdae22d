package io.telcomesh.sgw;

import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.sgw.gtpc.MmePort;
import io.telcomesh.sgw.gtpc.PgwPort;
import io.telcomesh.sgw.gtpc.PgwSelection;
import io.telcomesh.userplane.UserPlane;
import java.net.InetAddress;

/// What a procedure of one UE works with: the UE's runner, its peers, the user plane, and what the
/// SGW knows of all.
public record UePorts(
    ProcedureRunner<UeContext, UeMessage> runner,
    MmePort mme,
    PgwPort pgw,
    PgwSelection pgws,
    UserPlane userPlane,
    Wires wires,
    Ues ues,
    SgwSettings settings) {
  public UeContext ue() {
    return runner.context();
  }

  /// Our address for eNodeBs, which is one for all of them.
  ///
  /// @throws Refused while no eNodeB has a wire to us
  public InetAddress s1u() {
    return wires.all(ReferencePoint.S1_U).stream()
        .map(Wire::local)
        .findFirst()
        .orElseThrow(() -> new Refused(Cause.of(NO_RESOURCES_AVAILABLE)));
  }

  /// Gives back what a PDN connection occupies here. Nothing of it waits.
  public void forget(PdnConnection pdn) {
    ue().remove(pdn);
    ues.unwatch(pdn.uplink());
    ues.unwatch(pdn.downlink());
    userPlane.remove(pdn.uplink());
    userPlane.remove(pdn.downlink());
    ues.releaseS5S8(pdn.s5s8Control().teid());
  }

  /// A UE without a PDN connection is none.
  public void forgetUeWithoutConnection() {
    if (ue().pdnConnections().isEmpty()) {
      ues.remove(runner);
    }
  }
}
