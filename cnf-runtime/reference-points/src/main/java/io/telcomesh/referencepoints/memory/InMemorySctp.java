package io.telcomesh.referencepoints.memory;

import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpListener;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// One function's listeners and associations.
final class InMemorySctp implements SctpProvider {
  private final InMemoryNetwork network;
  private final List<Listener> listeners = new ArrayList<>();
  private final List<InMemoryAssociation> associations = new ArrayList<>();

  InMemorySctp(InMemoryNetwork network) {
    this.network = network;
  }

  @Override
  public String description() {
    return "SCTP in memory";
  }

  @Override
  public SctpListener listen(
      InetSocketAddress local, SctpOptions options, AssociationHandler handler) throws IOException {
    var listener = new Listener(this, local, options, handler);
    if (network.sctpListeners().putIfAbsent(local, listener) != null) {
      throw new IOException("SCTP at " + local + " is taken already");
    }
    listeners.add(listener);
    return listener;
  }

  @Override
  public Association connect(
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler) {
    var from =
        local.getPort() == 0
            ? new InetSocketAddress(local.getAddress(), network.ephemeralPort())
            : local;
    var association = associate(from, peer, options, handler);
    association.dial();
    return association;
  }

  @Override
  public void close() {
    List.copyOf(listeners).forEach(Listener::close);
    List.copyOf(associations).forEach(InMemoryAssociation::abort);
  }

  InMemoryAssociation associate(
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler) {
    associations.removeIf(InMemoryAssociation::ended);
    var association = new InMemoryAssociation(network, local, peer, options, handler);
    associations.add(association);
    return association;
  }

  record Listener(
      InMemorySctp owner, InetSocketAddress local, SctpOptions options, AssociationHandler handler)
      implements SctpListener {
    @Override
    public void close() {
      owner.network.sctpListeners().remove(local, this);
    }

    /// The other half of an association that was dialled.
    InMemoryAssociation accept(InetSocketAddress peer) {
      return owner.associate(local, peer, options, handler);
    }
  }
}
