package io.telcomesh.mme;

import io.telcomesh.mme.s11.SgwPort;
import io.telcomesh.mme.s1mme.NasPort;
import io.telcomesh.mme.s1mme.S1Port;
import io.telcomesh.mme.s6a.HssPort;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseNas;

/// What a procedure of one UE works with: the UE's runner, its peers, and what the MME knows of
/// all.
public record UePorts(
    ProcedureRunner<UeContext, UeMessage> runner,
    NasPort nas,
    S1Port s1,
    HssPort hss,
    SgwPort sgw,
    UeContexts contexts,
    MmeSettings settings) {
  public UeContext ue() {
    return runner.context();
  }

  /// Has the S1 connection released when the procedure that says so has ended.
  public void releaseAfterwards(Cause cause) {
    runner.post(new UeMessage.ReleaseConnection(cause));
  }

  /// Takes over what another runner knew of this UE. Its procedures unwind first; what the HSS and
  /// the SGW have sent it comes here, what came over its S1 connection is dropped with that.
  public void takeOver(ProcedureRunner<UeContext, UeMessage> earlier) {
    runner.takeOver(earlier, UePorts::follows);
    earlier.context().connection().ifPresent(this::releaseAtOnce);
    contexts.remove(earlier);
  }

  private void releaseAtOnce(io.telcomesh.mme.s1mme.S1Connection connection) {
    s1.sendRelease(connection, CauseNas.NORMAL_RELEASE);
    connection.enodeb().remove(connection);
  }

  private static boolean follows(Object message) {
    return message instanceof UeMessage.CancelLocation || message instanceof UeMessage.DownlinkData;
  }
}
