package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.NasNonDeliveryIndication;

/// NAS Non Delivery Indication, TS 36.413 §8.6.2.4: the UE has left the connection that a message
/// came on. It never waits, so nothing collides with it.
public final class NasNotDelivered extends Procedure<UeMessage> {
  private final UePorts sim;
  private final S1Connection connection;
  private final Octets nas;

  public NasNotDelivered(UePorts sim, S1Connection connection, Octets nas) {
    this.sim = sim;
    this.connection = connection;
    this.nas = nas;
  }

  @Override
  protected void run() {
    sim.s1()
        .send(
            connection,
            (of, mme) ->
                new NasNonDeliveryIndication(
                    mme,
                    of.enbUeS1apId(),
                    nas,
                    CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST,
                    OtherIes.NONE));
  }
}
