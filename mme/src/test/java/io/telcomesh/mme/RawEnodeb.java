package io.telcomesh.mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody with an SCTP association to the MME who sends whatever octets he likes.
final class RawEnodeb implements AssociationHandler {
  private static final int S1AP = 18;

  final List<S1apMessage> received = new ArrayList<>();
  boolean up;
  private Optional<Association> association = Optional.empty();

  @Override
  public void up(Association with) {
    association = Optional.of(with);
    up = true;
  }

  @Override
  public void received(Association from, List<SctpMessage> burst) {
    for (var message : burst) {
      switch (S1ap.decode(message.octets())) {
        case Decoded.Accepted<S1apMessage>(var read, var _) -> received.add(read);
        case Decoded.Rejected<S1apMessage> rejected ->
            throw new AssertionError("The MME sent what is no S1AP: " + rejected);
      }
    }
  }

  @Override
  public void restarted(Association which) {}

  @Override
  public void down(Association which, AssociationEnd end) {
    up = false;
  }

  void send(Octets octets) {
    association.orElseThrow().send(new SctpMessage(0, S1AP, octets));
  }

  <M extends S1apMessage> List<M> received(Class<M> type) {
    return received.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
