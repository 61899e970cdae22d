package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.ERRNO;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.LONG;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.POINTER;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.SHORT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.errno;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.function;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.wrongBinding;
import static java.lang.foreign.FunctionDescriptor.of;
import static java.lang.foreign.FunctionDescriptor.ofVoid;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// libusrsctp 0.9.5, bound function by function. All calls are made on the engine's thread. Sockets
/// and addresses are opaque pointers; a negative result is a `-errno`.
final class Usrsctp {
  static final String LIBRARY = "libusrsctp.so.2";

  static final int AF_CONN = 123;
  static final int SOCK_STREAM = 1;
  static final int IPPROTO_SCTP = 132;
  static final int SOL_SOCKET = 1;
  static final int SO_LINGER = 13;
  static final int EAGAIN = 11;
  static final int EINPROGRESS = 115;
  static final int SHUT_WR = 1;

  private static final SymbolLookup LIB = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final MethodHandle INIT =
      function(LIB, "usrsctp_init_nothreads", ofVoid(SHORT, POINTER, POINTER));
  private static final MethodHandle CONNINPUT =
      function(LIB, "usrsctp_conninput", ofVoid(POINTER, POINTER, LONG, BYTE));
  private static final MethodHandle TIMERS = function(LIB, "usrsctp_handle_timers", ofVoid(INT));
  private static final MethodHandle REGISTER =
      function(LIB, "usrsctp_register_address", ofVoid(POINTER));
  private static final MethodHandle DEREGISTER =
      function(LIB, "usrsctp_deregister_address", ofVoid(POINTER));
  private static final MethodHandle SOCKET =
      function(
          LIB, "usrsctp_socket", of(POINTER, INT, INT, INT, POINTER, POINTER, INT, POINTER), ERRNO);
  private static final MethodHandle NON_BLOCKING =
      function(LIB, "usrsctp_set_non_blocking", of(INT, POINTER, INT));
  private static final MethodHandle UPCALL =
      function(LIB, "usrsctp_set_upcall", of(INT, POINTER, POINTER, POINTER));
  private static final MethodHandle SETSOCKOPT =
      function(LIB, "usrsctp_setsockopt", of(INT, POINTER, INT, INT, POINTER, INT), ERRNO);
  private static final MethodHandle BIND =
      function(LIB, "usrsctp_bind", of(INT, POINTER, POINTER, INT), ERRNO);
  private static final MethodHandle LISTEN =
      function(LIB, "usrsctp_listen", of(INT, POINTER, INT), ERRNO);
  private static final MethodHandle ACCEPT =
      function(LIB, "usrsctp_accept", of(POINTER, POINTER, POINTER, POINTER), ERRNO);
  private static final MethodHandle CONNECT =
      function(LIB, "usrsctp_connect", of(INT, POINTER, POINTER, INT), ERRNO);
  private static final MethodHandle SENDV =
      function(
          LIB,
          "usrsctp_sendv",
          of(LONG, POINTER, POINTER, LONG, POINTER, INT, POINTER, INT, INT, INT),
          ERRNO);
  private static final MethodHandle RECVV =
      function(
          LIB,
          "usrsctp_recvv",
          of(LONG, POINTER, POINTER, LONG, POINTER, POINTER, POINTER, POINTER, POINTER, POINTER),
          ERRNO);
  private static final MethodHandle SHUTDOWN =
      function(LIB, "usrsctp_shutdown", of(INT, POINTER, INT), ERRNO);
  private static final MethodHandle CLOSE = function(LIB, "usrsctp_close", ofVoid(POINTER));
  private static final MemorySegment STATE = CFunctions.newErrno();

  private Usrsctp() {}

  static void init(MemorySegment connOutput) {
    try {
      INIT.invokeExact((short) 0, connOutput, MemorySegment.NULL);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// One of the library's global settings, `usrsctp_sysctl_set_…`.
  static void setting(String name, int value) {
    try {
      function(LIB, "usrsctp_sysctl_set_" + name, of(INT, INT)).invoke(value);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void input(MemorySegment address, MemorySegment packet, long length) {
    try {
      CONNINPUT.invokeExact(address, packet, length, (byte) 0);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void passTime(int milliseconds) {
    try {
      TIMERS.invokeExact(milliseconds);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void register(MemorySegment address) {
    try {
      REGISTER.invokeExact(address);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void deregister(MemorySegment address) {
    try {
      DEREGISTER.invokeExact(address);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// A one-to-one style socket; NULL when there is no memory.
  static MemorySegment socket() {
    var none = MemorySegment.NULL;
    try {
      return (MemorySegment)
          SOCKET.invokeExact(STATE, AF_CONN, SOCK_STREAM, IPPROTO_SCTP, none, none, 0, none);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// Makes the socket non-blocking and its events call `upcall` with the number.
  static void watch(MemorySegment socket, MemorySegment upcall, long number) {
    try {
      int _ = (int) NON_BLOCKING.invokeExact(socket, 1);
      int _ = (int) UPCALL.invokeExact(socket, upcall, MemorySegment.ofAddress(number));
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static int option(MemorySegment socket, int level, int option, MemorySegment value) {
    try {
      int size = (int) value.byteSize();
      return negated((int) SETSOCKOPT.invokeExact(STATE, socket, level, option, value, size));
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static int bind(MemorySegment socket, MemorySegment address) {
    try {
      return negated((int) BIND.invokeExact(STATE, socket, address, (int) address.byteSize()));
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static int listen(MemorySegment socket, int backlog) {
    try {
      return negated((int) LISTEN.invokeExact(STATE, socket, backlog));
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// NULL when nobody waits.
  static MemorySegment accept(MemorySegment socket, MemorySegment address, MemorySegment length) {
    try {
      return (MemorySegment) ACCEPT.invokeExact(STATE, socket, address, length);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static int connect(MemorySegment socket, MemorySegment address) {
    try {
      return negated((int) CONNECT.invokeExact(STATE, socket, address, (int) address.byteSize()));
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// `info` is a `struct sctp_sndinfo`.
  static int send(MemorySegment socket, MemorySegment octets, long length, MemorySegment info) {
    var none = MemorySegment.NULL;
    try {
      int size = (int) info.byteSize();
      return negated(
          (int) (long) SENDV.invokeExact(STATE, socket, octets, length, none, 0, info, size, 1, 0));
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static int receive(MemorySegment socket, MemorySegment room, ReceiveInfo info) {
    try {
      info.reset();
      return negated(
          (int)
              (long)
                  RECVV.invokeExact(
                      STATE,
                      socket,
                      room,
                      room.byteSize(),
                      info.from,
                      info.fromLength,
                      info.info,
                      info.infoLength,
                      info.infoType,
                      info.flags));
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void shutdown(MemorySegment socket) {
    try {
      int _ = (int) SHUTDOWN.invokeExact(STATE, socket, SHUT_WR);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void close(MemorySegment socket) {
    try {
      CLOSE.invokeExact(socket);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  private static int negated(int result) {
    return result < 0 ? -errno(STATE) : result;
  }

  /// The out-parameters of a receive call.
  static final class ReceiveInfo {
    private final MemorySegment from;
    private final MemorySegment fromLength;
    private final MemorySegment info;
    private final MemorySegment infoLength;
    private final MemorySegment infoType;
    private final MemorySegment flags;

    ReceiveInfo(Arena arena) {
      from = arena.allocate(128, 8);
      fromLength = arena.allocate(INT);
      info = arena.allocate(64, 8);
      infoLength = arena.allocate(INT);
      infoType = arena.allocate(INT);
      flags = arena.allocate(INT);
    }

    private void reset() {
      fromLength.set(INT, 0, (int) from.byteSize());
      infoLength.set(INT, 0, (int) info.byteSize());
      infoType.set(INT, 0, 0);
      flags.set(INT, 0, 0);
    }

    /// `struct sctp_rcvinfo`: stream at 0.
    int stream() {
      return info.get(SHORT, 0) & 0xffff;
    }

    /// `struct sctp_rcvinfo`: payload protocol at 8, in network order.
    int payloadProtocol() {
      return Integer.reverseBytes(info.get(INT, 8));
    }

    boolean notification() {
      return (flags.get(INT, 0) & 0x2000) != 0;
    }

    boolean endOfRecord() {
      return (flags.get(INT, 0) & 0x80) != 0;
    }
  }
}
