package io.telcomesh.enodebsim.esm;

import static io.telcomesh.enodebsim.UeTimers.T3482;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.RequestType;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A further PDN connection that the UE wants, TS 23.401 §5.10.2 and TS 24.301 §6.5.1.
public final class UePdnConnectivity extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final UeMessage.PdnWanted wanted;
  private final Wish wish;
  private @Nullable S1Connection mine;

  public UePdnConnectivity(UePorts sim, UeMessage.PdnWanted wanted) {
    this.sim = sim;
    this.ue = sim.ue();
    this.wanted = wanted;
    this.wish = new Wish(sim, wanted.done());
  }

  @Override
  protected void run() {
    mine =
        ue.connection()
            .filter(_ -> ue.registered())
            .orElseThrow(() -> new Refused(new NotConnected()));
    var activate =
        sim.nas()
            .ask(
                request(),
                T3482,
                ActivateDefaultEpsBearerContextRequest.class,
                answer -> wish.sameTransaction(answer.procedureTransactionIdentity()),
                this::refuses);
    var bearer = DefaultBearer.further(sim);
    bearer.accept(bearer.activate(activate)); // §6.4.1.3
    wish.granted("pdn connectivity");
  }

  private PdnConnectivityRequest request() {
    return new PdnConnectivityRequest(
        EpsBearerIdentity.NONE,
        wish.transaction(),
        RequestType.INITIAL_REQUEST,
        wanted.type(),
        Optional.empty(),
        Optional.of(wanted.apn()),
        Optional.of(EsmInformation.options()),
        OtherIes.NONE);
  }

  private boolean refuses(NasMessage message) {
    return message instanceof PdnConnectivityReject reject
        && wish.sameTransaction(reject.procedureTransactionIdentity());
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return SessionCollisions.with(sim, mine, message);
  }

  @Override
  protected void failed(Unwinding why) {
    wish.denied(why, "TS 24.301 §6.5.1.5");
  }
}
