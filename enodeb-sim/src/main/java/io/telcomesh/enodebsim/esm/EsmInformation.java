package io.telcomesh.enodebsim.esm;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.identifiers.ProtocolConfigurationOptions.Container;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.EsmInformationResponse;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.procedures.Procedure;
import java.util.Optional;

/// ESM information, TS 24.301 §6.6.1.2: APN and options, now that NAS is ciphered. It never waits,
/// so nothing collides with it.
public final class EsmInformation extends Procedure<UeMessage> {
  private final UePorts sim;
  private final EsmInformationRequest request;

  public EsmInformation(UePorts sim, EsmInformationRequest request) {
    this.sim = sim;
    this.request = request;
  }

  @Override
  protected void run() {
    sim.nas().send(answer());
  }

  private NasMessage answer() {
    boolean ours =
        request.procedureTransactionIdentity().equals(DefaultBearer.TRANSACTION)
            && !sim.ue().registered();
    return ours
        ? new EsmInformationResponse(
            request.epsBearerIdentity(),
            request.procedureTransactionIdentity(),
            Optional.of(sim.ue().equipment().apn()),
            Optional.of(options()),
            OtherIes.NONE)
        : new EsmStatus( // §7.3.1
            request.epsBearerIdentity(),
            request.procedureTransactionIdentity(),
            EsmCause.INVALID_PTI_VALUE);
  }

  /// What a UE asks of every packet data network.
  static ProtocolConfigurationOptions options() {
    return ProtocolConfigurationOptions.of(
        asking(ProtocolConfigurationOptions.ADDRESS_ALLOCATION_VIA_NAS),
        asking(ProtocolConfigurationOptions.DNS_SERVER_IPV4),
        asking(ProtocolConfigurationOptions.DNS_SERVER_IPV6),
        asking(ProtocolConfigurationOptions.IPV4_LINK_MTU));
  }

  private static Container asking(int id) {
    return new Container(id, Octets.EMPTY);
  }
}
