package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.DownlinkNasTransport;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeS1apIds;

/// Service Reject with #9 to a UE that names somebody whom this MME does not know, TS 24.301
/// §5.6.1.5: no context is made for it. It never waits, so nothing collides with it.
final class RejectUnknownUe extends Procedure<EnodebMessage> {
  private final Enodeb enodeb;
  private final InitialUeMessage message;

  RejectUnknownUe(Enodeb enodeb, InitialUeMessage message) {
    this.enodeb = enodeb;
    this.message = message;
  }

  @Override
  protected void run() {
    var nobody = enodeb.nextOfNobody();
    var enb = message.enbUeS1apId();
    var reject = ServiceReject.of(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    enodeb.send(new DownlinkNasTransport(nobody, enb, Nas.encode(reject), OtherIes.NONE));
    enodeb.send(
        new UeContextReleaseCommand(
            new UeS1apIds.Pair(nobody, enb), CauseNas.NORMAL_RELEASE, OtherIes.NONE));
  }
}
