package io.telcomesh.enodebsim.emmcommon;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.identifiers.Imei;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.procedures.Procedure;

/// Identification, TS 24.301 §5.4.4. It never waits, so nothing collides with it.
public final class Identification extends Procedure<UeMessage> {
  private static final int IMEI_DIGITS = 14;

  private final UePorts sim;
  private final IdentityRequest request;

  public Identification(UePorts sim, IdentityRequest request) {
    this.sim = sim;
    this.request = request;
  }

  @Override
  protected void run() {
    sim.nas().send(new IdentityResponse(identity()));
  }

  private MobileIdentity identity() {
    var imeisv = sim.ue().equipment().imeisv();
    return switch (request.identityType()) {
      case IMSI -> MobileIdentity.of(sim.ue().imsi());
      case IMEI -> MobileIdentity.of(imei(imeisv.digits()));
      case IMEISV -> MobileIdentity.of(imeisv);
      case TMSI -> new MobileIdentity.None(); // of the circuit-switched domain, which is not here
    };
  }

  /// With the check digit as zero, TS 23.003 §6.2.1.
  private static Imei imei(String imeisv) {
    return new Imei(imeisv.substring(0, IMEI_DIGITS) + "0");
  }
}
