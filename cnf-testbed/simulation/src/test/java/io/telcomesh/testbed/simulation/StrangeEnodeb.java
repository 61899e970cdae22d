package io.telcomesh.testbed.simulation;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.s1ap.EnbId;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.GlobalEnbId;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.PagingDrx;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.SupportedTa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An eNodeB in somebody else's hands: it sends whatever he likes, and answers nothing.
final class StrangeEnodeb implements AssociationHandler {
  private static final int S1AP = 18;
  private static final Tai TAI = new Tai(Epc.PLMN, 1);

  private final List<S1apMessage> received = new ArrayList<>();
  private Optional<Association> association = Optional.empty();
  private int lastUe;

  static StrangeEnodeb dial(InMemoryNetwork network) {
    var enodeb = new StrangeEnodeb();
    var from = new InetSocketAddress(Epc.STRANGER, 0);
    var to = new InetSocketAddress(Epc.MME, 36412);
    try {
      network.sctp().connect(from, to, SctpOptions.SIGNALLING, enodeb);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return enodeb;
  }

  boolean connected() {
    return association.isPresent();
  }

  void setUp() {
    send(
        new S1SetupRequest(
            new GlobalEnbId(Epc.PLMN, new EnbId.Macro(666)),
            Optional.of("stranger"),
            List.of(new SupportedTa(1, List.of(Epc.PLMN))),
            PagingDrx.V128,
            OtherIes.NONE));
  }

  /// A UE that nobody has seen.
  InitialUeMessage ue(Octets nas, Optional<STmsi> named) {
    return new InitialUeMessage(
        new EnbUeS1apId(++lastUe),
        nas,
        TAI,
        new Ecgi(Epc.PLMN, 666 << 8),
        RrcEstablishmentCause.MO_SIGNALLING,
        named,
        Optional.empty(),
        OtherIes.NONE);
  }

  void send(S1apMessage message) {
    send(S1ap.encode(message));
  }

  void send(Octets octets) {
    association.ifPresent(up -> up.send(new SctpMessage(0, S1AP, octets)));
  }

  <M extends S1apMessage> List<M> received(Class<M> type) {
    return received.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void up(Association with) {
    association = Optional.of(with);
  }

  @Override
  public void received(Association from, List<SctpMessage> burst) {
    burst.forEach(message -> received.add(S1ap.decode(message.octets()).orThrow()));
  }

  @Override
  public void restarted(Association which) {}

  @Override
  public void down(Association which, AssociationEnd end) {
    association = Optional.empty();
  }
}
