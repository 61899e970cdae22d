package io.telcomesh.kernel;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An rtnetlink socket that lives in one network namespace and acts there from wherever it is used,
/// by the one thread that made it.
final class Netlink implements AutoCloseable {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 0x80003;
  private static final int SOL_NETLINK = 270;
  private static final int EXTENDED_ACKNOWLEDGEMENT = 11;
  private static final int CAPPED_ACKNOWLEDGEMENT = 10;
  private static final int STRICT_DUMP = 12;

  private static final int ERROR = 2;
  private static final int DONE = 3;
  private static final int ERROR_TEXT = 1;
  private static final int EXTENDED = 0x200;

  /// More than the kernel puts into one datagram of a dump.
  private static final int BUFFER = 32 * 1024;

  private final int socket;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment buffer = arena.allocate(BUFFER);
  private int sequence;

  private Netlink(int socket) {
    this.socket = socket;
  }

  /// A socket in the namespace.
  static Netlink in(NetworkNamespace namespace) {
    return new Netlink(namespace.visit(Netlink::socket));
  }

  /// A socket in the namespace of the calling thread.
  static Netlink here() {
    return new Netlink(socket());
  }

  private static int socket() {
    int socket = LibC.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, 0);
    LibC.setOption(socket, SOL_NETLINK, EXTENDED_ACKNOWLEDGEMENT, 1);
    LibC.setOption(socket, SOL_NETLINK, CAPPED_ACKNOWLEDGEMENT, 1);
    LibC.setOption(socket, SOL_NETLINK, STRICT_DUMP, 1);
    return socket;
  }

  /// The descriptor, for the ioctls that any socket of the namespace takes.
  int descriptor() {
    return socket;
  }

  void execute(NetlinkMessage... requests) {
    execute(List.of(requests));
  }

  /// Sends all requests as one datagram; the kernel does them in order and goes on after a refusal.
  ///
  /// @throws KernelException for the first refusal that is not tolerated
  void execute(List<NetlinkMessage> requests) {
    if (requests.isEmpty()) {
      return;
    }
    int first = sequence;
    var datagram = new ByteArrayOutputStream();
    for (var request : requests) {
      datagram.writeBytes(request.finish(sequence++));
    }
    send(datagram.toByteArray());
    var refusals = new ArrayList<KernelException>();
    int open = requests.size();
    while (open > 0) {
      for (var answer : receive()) {
        int index = answer.sequence - first;
        if (answer.type == ERROR && index >= 0 && index < requests.size()) {
          open--;
          answer.refusalOf(requests.get(index), refusals);
        }
      }
    }
    if (!refusals.isEmpty()) {
      throw refusals.getFirst();
    }
  }

  /// What the kernel has of the kind asked for, up to the end of a dump or the acknowledgement of a
  /// single question; empty where the refusal is tolerated.
  List<Answer> answers(NetlinkMessage request) {
    int own = sequence++;
    send(request.finish(own));
    var found = new ArrayList<Answer>();
    while (true) {
      for (var answer : receive()) {
        if (answer.sequence != own) {
          continue;
        }
        switch (answer.type) {
          case DONE -> {
            return found;
          }
          case ERROR -> {
            var refusals = new ArrayList<KernelException>();
            answer.refusalOf(request, refusals);
            if (!refusals.isEmpty()) {
              throw refusals.getFirst();
            }
            return found;
          }
          default -> found.add(answer);
        }
      }
    }
  }

  @Override
  public void close() {
    LibC.close(socket);
    arena.close();
  }

  private void send(byte[] datagram) {
    try (var memory = Arena.ofConfined()) {
      LibC.send(socket, memory.allocateFrom(ValueLayout.JAVA_BYTE, datagram));
    }
  }

  private List<Answer> receive() {
    int length = (int) LibC.receive(socket, buffer);
    var octets = ByteBuffer.wrap(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    octets.order(ByteOrder.nativeOrder());
    var answers = new ArrayList<Answer>();
    int position = 0;
    while (position + NetlinkMessage.HEADER <= length) {
      int size = octets.getInt(position);
      if (size < NetlinkMessage.HEADER || position + size > length) {
        break;
      }
      answers.add(
          new Answer(
              Short.toUnsignedInt(octets.getShort(position + 4)),
              Short.toUnsignedInt(octets.getShort(position + 6)),
              octets.getInt(position + 8),
              octets
                  .slice(position + NetlinkMessage.HEADER, size - NetlinkMessage.HEADER)
                  .order(ByteOrder.nativeOrder())));
      position += (size + 3) & ~3;
    }
    return answers;
  }

  /// One message from the kernel; `body` begins after the header.
  record Answer(int type, int flags, int sequence, ByteBuffer body) {
    Map<Integer, ByteBuffer> attributes(int fixedPart) {
      return NetlinkMessage.attributes(body, fixedPart);
    }

    private void refusalOf(NetlinkMessage request, List<KernelException> refusals) {
      int errno = -body.getInt(0);
      if (errno == 0 || request.tolerates(errno)) {
        return;
      }
      // Behind the error number stands the header of the request, then the kernel's own words.
      var words =
          (flags & EXTENDED) == 0 ? null : attributes(4 + NetlinkMessage.HEADER).get(ERROR_TEXT);
      var reason = LibC.errorText(errno);
      refusals.add(
          new KernelException(
              request.what(),
              errno,
              words == null ? reason : reason + " (" + NetlinkMessage.text(words) + ")"));
    }
  }
}
