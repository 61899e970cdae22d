package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.SHORT;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;

/// The library's socket of one association and the link it is on.
final class AssociationSocket {
  private final Engine engine;
  private final Link link;
  private final MemorySegment socket;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private long number;
  private boolean delaying;

  /// Takes a socket over; it must be closed.
  AssociationSocket(Engine engine, Link link, MemorySegment socket) {
    this.engine = engine;
    this.link = link;
    this.socket = socket;
    link.retain();
    link.carrier().retain();
  }

  /// Sends INIT over a link.
  static AssociationSocket dial(
      Engine engine,
      Link link,
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      WatchedSocket owner)
      throws IOException {
    var dialled = new AssociationSocket(engine, link, create());
    try (var once = Arena.ofConfined()) {
      new SocketOptions(dialled.socket, once).apply(options);
      dialled.watch(owner);
      bind(dialled.socket, address(once, link.pointer(), local.getPort()), local);
      int result = Usrsctp.connect(dialled.socket, address(once, link.pointer(), peer.getPort()));
      if (result < 0 && result != -Usrsctp.EINPROGRESS) {
        throw new LinuxSockets.SocketException("Dialling " + peer + " failed", -result);
      }
      return dialled;
    } catch (IOException refused) {
      dialled.close();
      throw refused;
    }
  }

  static MemorySegment create() throws IOException {
    var socket = Usrsctp.socket();
    if (socket.address() == 0) {
      throw new IOException("libusrsctp has no memory for a socket");
    }
    return socket;
  }

  static void bind(MemorySegment socket, MemorySegment address, InetSocketAddress local)
      throws IOException {
    int result = Usrsctp.bind(socket, address);
    if (result < 0) {
      throw new LinuxSockets.SocketException("The SCTP port of " + local + " is taken", -result);
    }
  }

  /// `struct sockaddr_conn {family u16; port u16 in network order; address pointer}`
  static MemorySegment address(Arena arena, MemorySegment pointer, int port) {
    var address = arena.allocate(16, 8);
    address.set(SHORT, 0, (short) Usrsctp.AF_CONN);
    address.set(SHORT, 2, Short.reverseBytes((short) port));
    address.set(CFunctions.POINTER, 8, pointer);
    return address;
  }

  void watch(WatchedSocket owner) {
    number = engine.watch(socket, owner);
  }

  /// Has the socket looked at again soon.
  void lookAgain() {
    engine.socketReady(number);
  }

  SocketEvent read() {
    var room = engine.messageRoom();
    var info = engine.receiveInfo();
    int length = Usrsctp.receive(socket, room, info);
    if (length <= 0) {
      return new SocketEvent.Nothing();
    }
    if (info.notification()) {
      return SocketEvent.notification(room, length);
    }
    return message(room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), info);
  }

  private SocketEvent message(byte[] part, Usrsctp.ReceiveInfo info) {
    if (parts.size() + part.length > Engine.LONGEST_MESSAGE) {
      return new SocketEvent.TooLong();
    }
    if (parts.size() == 0 && info.endOfRecord()) {
      return message(Octets.wrap(part), info);
    }
    parts.writeBytes(part);
    if (!info.endOfRecord()) {
      return new SocketEvent.Other();
    }
    var whole = Octets.wrap(parts.toByteArray());
    parts.reset();
    return message(whole, info);
  }

  private static SocketEvent message(Octets octets, Usrsctp.ReceiveInfo info) {
    return new SocketEvent.Message(new SctpMessage(info.stream(), info.payloadProtocol(), octets));
  }

  /// Whether the library took the message; if not, it points the socket out when there is room.
  ///
  /// @param more others follow at once, so that they may share packets
  boolean send(SctpMessage message, boolean more) {
    if (more != delaying) {
      delaying = more;
      Usrsctp.option(socket, Usrsctp.IPPROTO_SCTP, SocketOptions.SCTP_NODELAY, engine.flag(!more));
    }
    var octets = message.octets();
    MemorySegment.copy(
        octets.toByteArray(), 0, engine.messageRoom(), ValueLayout.JAVA_BYTE, 0, octets.length());
    // struct sctp_sndinfo {sid, flags u16; ppid u32 in network order; context, assoc_id u32}
    var info = engine.sendInfo();
    info.set(SHORT, 0, (short) message.stream());
    info.set(INT, 4, Integer.reverseBytes(message.payloadProtocol()));
    return Usrsctp.send(socket, engine.messageRoom(), octets.length(), info) != -Usrsctp.EAGAIN;
  }

  void shutdown() {
    Usrsctp.shutdown(socket);
  }

  void abortOnClose() {
    try (var once = Arena.ofConfined()) {
      new SocketOptions(socket, once).abortOnClose();
    }
  }

  void close() {
    engine.forget(number);
    Usrsctp.close(socket);
    link.release();
    engine.network().release(link.carrier());
  }
}
