package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.LONG;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.POINTER;
import static java.lang.foreign.FunctionDescriptor.of;
import static java.lang.foreign.FunctionDescriptor.ofVoid;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the library calls: to send a packet, and to say that a socket has something. It keeps the
/// two pointers for ever, so they lead to the engine that is open now; there is one at most,
/// because the library has one state a process. Neither may call back into the library.
final class UpCalls {
  private static final System.Logger LOG = System.getLogger(UpCalls.class.getName());
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final AtomicBoolean LENT = new AtomicBoolean();
  private static final int EIO = 5;
  private static volatile Receiver current = Receiver.NOBODY;

  /// `void upcall(struct socket *, void *argument, int flags)`
  static final MemorySegment SOCKET =
      stub(
          "socketReady",
          MethodType.methodType(void.class, MemorySegment.class, MemorySegment.class, int.class),
          ofVoid(POINTER, POINTER, INT));

  static {
    // int conn_output(void *address, void *packet, size_t length, uint8_t tos, uint8_t set_df)
    Usrsctp.init(
        stub(
            "output",
            MethodType.methodType(
                int.class,
                MemorySegment.class,
                MemorySegment.class,
                long.class,
                byte.class,
                byte.class),
            of(INT, POINTER, POINTER, LONG, BYTE, BYTE)));
    // Stacks on one host must not abort each other's associations (decision record on SCTP).
    Usrsctp.setting("sctp_blackhole", 2);
    Usrsctp.setting("sctp_ecn_enable", 0);
    Usrsctp.setting("sctp_sendspace", Engine.SOCKET_BUFFER);
    Usrsctp.setting("sctp_recvspace", Engine.SOCKET_BUFFER);
  }

  private UpCalls() {}

  /// Who is called.
  interface Receiver {
    Receiver NOBODY =
        new Receiver() {
          @Override
          public void output(long link, MemorySegment packet, int length) {}

          @Override
          public void socketReady(long number) {}
        };

    /// Send the packet over the link with this number.
    void output(long link, MemorySegment packet, int length);

    /// The socket with this number may be read or written.
    void socketReady(long number);
  }

  /// @throws IllegalStateException when another engine is open
  static void lendTo(Receiver receiver) {
    if (!LENT.compareAndSet(false, true)) {
      throw new IllegalStateException("User-space SCTP is open already in this process");
    }
    current = receiver;
  }

  static void takeBack() {
    current = Receiver.NOBODY;
    LENT.set(false);
  }

  private static int output(
      MemorySegment link, MemorySegment packet, long length, byte tos, byte dontFragment) {
    try {
      current.output(link.address(), packet.reinterpret(length), Math.toIntExact(length));
      return 0;
    } catch (Throwable mistake) { // an exception that reached C would end the process
      LOG.log(System.Logger.Level.ERROR, "An SCTP packet was not sent", mistake);
      return EIO;
    }
  }

  private static void socketReady(MemorySegment socket, MemorySegment number, int flags) {
    try {
      current.socketReady(number.address());
    } catch (Throwable mistake) {
      LOG.log(System.Logger.Level.ERROR, "An SCTP socket was not looked at", mistake);
    }
  }

  private static MemorySegment stub(String method, MethodType type, FunctionDescriptor descriptor) {
    try {
      var target = MethodHandles.lookup().findStatic(UpCalls.class, method, type);
      return CFunctions.LINKER.upcallStub(target, descriptor, Arena.global());
    } catch (ReflectiveOperationException mistake) {
      throw CFunctions.wrongBinding(mistake);
    }
  }
}
