package io.telcomesh.referencepoints.sctp.userspace;

import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpListener;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// One address and port at which the engine accepts.
record UserSpaceListener(
    InetSocketAddress local,
    SctpOptions options,
    AssociationHandler handler,
    Consumer<UserSpaceListener> closing)
    implements SctpListener {
  @Override
  public void close() {
    closing.accept(this);
  }
}
