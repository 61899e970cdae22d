package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.ERRNO;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.LONG;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.POINTER;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.errno;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.function;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.wrongBinding;
import static java.lang.foreign.FunctionDescriptor.of;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The calls of the C library that Java's own channels do not offer: raw sockets, and many packets
/// in one call. Used by the engine's thread and, but for [#wake], by it alone.
final class LinuxSockets {
  static final int AF_INET = 2;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_RAW = 3;
  static final int IPPROTO_UDP = 17;
  static final int IPPROTO_SCTP = 132;
  static final int EPERM = 1;
  static final int EACCES = 13;
  static final int EADDRINUSE = 98;
  static final int EADDRNOTAVAIL = 99;

  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int[] SO_SNDBUF_RCVBUF_AND_FORCED = {7, 8, 32, 33};
  private static final int MSG_DONTWAIT = 0x40;

  private static final SymbolLookup LIBC = CFunctions.LINKER.defaultLookup();
  private static final MethodHandle SOCKET =
      function(LIBC, "socket", of(INT, INT, INT, INT), ERRNO);
  private static final MethodHandle BIND =
      function(LIBC, "bind", of(INT, INT, POINTER, INT), ERRNO);
  private static final MethodHandle SETSOCKOPT =
      function(LIBC, "setsockopt", of(INT, INT, INT, INT, POINTER, INT), ERRNO);
  private static final MethodHandle CLOSE = function(LIBC, "close", of(INT, INT));
  private static final MethodHandle EVENTFD = function(LIBC, "eventfd", of(INT, INT, INT), ERRNO);
  private static final MethodHandle READ = function(LIBC, "read", of(LONG, INT, POINTER, LONG));
  private static final MethodHandle WRITE = function(LIBC, "write", of(LONG, INT, POINTER, LONG));
  private static final MethodHandle POLL = function(LIBC, "poll", of(INT, POINTER, LONG, INT));
  private static final MethodHandle RECVMMSG =
      function(LIBC, "recvmmsg", of(INT, INT, POINTER, INT, INT, POINTER));
  private static final MethodHandle SENDMMSG =
      function(LIBC, "sendmmsg", of(INT, INT, POINTER, INT, INT));
  private static final MemorySegment STATE = CFunctions.newErrno();
  private static final MemorySegment ONE = one();

  private LinuxSockets() {}

  /// A call that failed, with the number the C library gives as the reason.
  static final class SocketException extends IOException {
    private final int errno;

    SocketException(String what, int errno) {
      super(what + " (errno " + errno + ")");
      this.errno = errno;
    }

    int errno() {
      return errno;
    }
  }

  static int socket(int type, int protocol) throws SocketException {
    try {
      int flags = type | SOCK_NONBLOCK | SOCK_CLOEXEC;
      return checked("socket", (int) SOCKET.invokeExact(STATE, AF_INET, flags, protocol));
    } catch (SocketException refused) {
      throw refused;
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// Whether this process has CAP_NET_RAW in its network namespace.
  static boolean mayOpenRaw() throws SocketException {
    try {
      close(socket(SOCK_RAW, IPPROTO_SCTP));
      return true;
    } catch (SocketException refused) {
      if (refused.errno() == EPERM || refused.errno() == EACCES) {
        return false;
      }
      throw refused;
    }
  }

  static void bind(int socket, MemorySegment address) throws SocketException {
    try {
      checked("bind", (int) BIND.invokeExact(STATE, socket, address, (int) address.byteSize()));
    } catch (SocketException refused) {
      throw refused;
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// Asks for large socket buffers, in octets as an `int`; the kernel gives what it allows.
  static void enlargeBuffers(int socket, MemorySegment size) {
    try {
      for (int option : SO_SNDBUF_RCVBUF_AND_FORCED) {
        int _ = (int) SETSOCKOPT.invokeExact(STATE, socket, SOL_SOCKET, option, size, 4);
      }
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void close(int descriptor) {
    try {
      int _ = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// A descriptor that [#wake] makes readable.
  static int eventfd() throws SocketException {
    try {
      int flags = SOCK_NONBLOCK | SOCK_CLOEXEC;
      return checked("eventfd", (int) EVENTFD.invokeExact(STATE, 0, flags));
    } catch (SocketException refused) {
      throw refused;
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void wake(int eventfd) {
    try {
      long _ = (long) WRITE.invokeExact(eventfd, ONE, 8L);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  static void drain(int eventfd, MemorySegment eightOctets) {
    try {
      long _ = (long) READ.invokeExact(eventfd, eightOctets, 8L);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// Waits until one of the descriptors (an array of `struct pollfd`) is ready.
  static int poll(MemorySegment descriptors, int count, int milliseconds) {
    try {
      return (int) POLL.invokeExact(descriptors, (long) count, milliseconds);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// How many packets were there, at most the room in `messages`; 0 or less when none.
  static int receive(int socket, MemorySegment messages, int room) {
    try {
      return (int) RECVMMSG.invokeExact(socket, messages, room, MSG_DONTWAIT, MemorySegment.NULL);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// How many packets were taken; less than `count` when the socket's buffer is full.
  static int send(int socket, MemorySegment messages, int count) {
    try {
      return (int) SENDMMSG.invokeExact(socket, messages, count, MSG_DONTWAIT);
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  private static int checked(String what, int result) throws SocketException {
    if (result < 0) {
      throw new SocketException(what + " failed", errno(STATE));
    }
    return result;
  }

  private static MemorySegment one() {
    var one = java.lang.foreign.Arena.global().allocate(LONG);
    one.set(LONG, 0, 1L);
    return one;
  }
}
