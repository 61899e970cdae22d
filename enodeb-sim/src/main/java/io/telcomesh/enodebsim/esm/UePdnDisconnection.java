package io.telcomesh.enodebsim.esm;

import static io.telcomesh.enodebsim.UeTimers.T3492;

import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextAccept;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnDisconnectReject;
import io.telcomesh.nas.eps.PdnDisconnectRequest;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import org.jspecify.annotations.Nullable;

/// The end of a PDN connection that the UE wants, TS 23.401 §5.10.3 and TS 24.301 §6.5.2.
public final class UePdnDisconnection extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final UeMessage.PdnUnwanted unwanted;
  private final Wish wish;
  private @Nullable S1Connection mine;

  public UePdnDisconnection(UePorts sim, UeMessage.PdnUnwanted unwanted) {
    this.sim = sim;
    this.ue = sim.ue();
    this.unwanted = unwanted;
    this.wish = new Wish(sim, unwanted.done());
  }

  @Override
  protected void run() {
    mine = ue.connection().orElseThrow(() -> new Refused(new NotConnected()));
    var pdn = ue.pdn(unwanted.apn()).orElseThrow(() -> new Refused(new NotConnected()));
    var deactivate =
        sim.nas()
            .ask(
                PdnDisconnectRequest.of(wish.transaction(), pdn.defaultBearer()),
                T3492,
                DeactivateEpsBearerContextRequest.class,
                answer -> answer.epsBearerIdentity().equals(pdn.defaultBearer()),
                this::refuses);
    ended(pdn, deactivate);
  }

  private void ended(PdnConnection pdn, DeactivateEpsBearerContextRequest deactivate) {
    sim.closePdn(pdn);
    sim.nas()
        .send(
            DeactivateEpsBearerContextAccept.of(
                deactivate.epsBearerIdentity(), ProcedureTransactionIdentity.NONE)); // §6.4.4.3
    wish.granted("pdn disconnection");
  }

  private boolean refuses(NasMessage message) {
    return message instanceof PdnDisconnectReject reject
        && wish.sameTransaction(reject.procedureTransactionIdentity());
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return SessionCollisions.with(sim, mine, message);
  }

  @Override
  protected void failed(Unwinding why) {
    wish.denied(why, "TS 24.301 §6.5.2.5");
  }
}
