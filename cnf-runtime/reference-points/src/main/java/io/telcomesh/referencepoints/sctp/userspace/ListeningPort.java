package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.POINTER;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.SHORT;

import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// The library's socket that listens at a port. To the library it takes every link, because links
/// come into being with the peers; here each address of ours has a listener of its own, and a peer
/// that came to another address is sent away.
final class ListeningPort implements WatchedSocket {
  private static final int BACKLOG = 512;

  private final Engine engine;
  private final int port;
  private final MemorySegment socket;
  private final long number;
  private final Map<InetAddress, UserSpaceListener> listeners = new HashMap<>();

  ListeningPort(Engine engine, int port, SctpOptions options) throws IOException {
    this.engine = engine;
    this.port = port;
    this.socket = AssociationSocket.create();
    try (var once = Arena.ofConfined()) {
      new SocketOptions(socket, once).apply(options);
      var any = AssociationSocket.address(once, MemorySegment.NULL, port);
      AssociationSocket.bind(socket, any, new InetSocketAddress(port));
      Usrsctp.listen(socket, BACKLOG);
    } catch (IOException refused) {
      Usrsctp.close(socket);
      throw refused;
    }
    this.number = engine.watch(socket, this);
  }

  Map<InetAddress, UserSpaceListener> listeners() {
    return listeners;
  }

  @Override
  public void closeNow() {
    engine.forget(number);
    Usrsctp.close(socket);
  }

  @Override
  public void look() {
    try (var once = Arena.ofConfined()) {
      var address = once.allocate(128, 8);
      var length = once.allocate(INT);
      length.set(INT, 0, 128);
      var accepted = Usrsctp.accept(socket, address, length);
      while (accepted.address() != 0) {
        accepted(accepted, address.get(POINTER, 8).address(), address.get(SHORT, 2));
        length.set(INT, 0, 128);
        accepted = Usrsctp.accept(socket, address, length);
      }
    }
  }

  private void accepted(MemorySegment accepted, long linkNumber, short peerPort) {
    var link = engine.network().link(linkNumber);
    if (link.isEmpty()) {
      Usrsctp.close(accepted);
      return;
    }
    var taken = new AssociationSocket(engine, link.get(), accepted);
    var local = link.get().carrier().key().local();
    var listener = listeners.get(local);
    if (listener == null) {
      taken.abortOnClose();
      taken.close();
      return;
    }
    var peer =
        new InetSocketAddress(
            link.get().peerAddress(), Short.toUnsignedInt(Short.reverseBytes(peerPort)));
    new UserSpaceAssociation(
            engine,
            new InetSocketAddress(local, port),
            peer,
            listener.options(),
            listener.handler(),
            new ArrayDeque<>())
        .accepted(taken);
  }
}
