package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.UeContextModificationFailure;
import io.telcomesh.s1ap.UeContextModificationRequest;
import io.telcomesh.s1ap.UeContextModificationResponse;
import java.util.Optional;

/// UE Context Modification, TS 36.413 §8.3.4: the MME changes what the eNodeB knows of a UE. It
/// never waits, so nothing collides with it.
public final class UeContextModification extends Procedure<UeMessage> {
  private final UePorts sim;
  private final S1Connection connection;
  private final UeContextModificationRequest request;

  public UeContextModification(
      UePorts sim, S1Connection connection, UeContextModificationRequest request) {
    this.sim = sim;
    this.connection = connection;
    this.request = request;
  }

  @Override
  protected void run() {
    if (changesKeyOfAnother()) {
      sim.s1().send(connection, (_, _) -> failure()); // §8.3.4.3: all stays as it is
      return;
    }
    request.ueAggregateMaximumBitRate().ifPresent(connection::ueBitRate);
    sim.s1()
        .send(
            connection,
            (of, mme) ->
                new UeContextModificationResponse(
                    mme, of.enbUeS1apId(), Optional.empty(), OtherIes.NONE));
  }

  /// Radio and UE must have the same K_eNB, as in [InitialContextSetup].
  private boolean changesKeyOfAnother() {
    return request
        .securityKey()
        .filter(key -> sim.ue().kenb().filter(kenb -> kenb.octets().equals(key.octets())).isEmpty())
        .isPresent();
  }

  private UeContextModificationFailure failure() {
    return new UeContextModificationFailure(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        CauseRadioNetwork.FAILURE_IN_RADIO_INTERFACE_PROCEDURE,
        Optional.empty(),
        OtherIes.NONE);
  }
}
