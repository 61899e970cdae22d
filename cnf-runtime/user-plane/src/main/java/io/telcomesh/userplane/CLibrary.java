package io.telcomesh.userplane;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The calls that make a TUN interface, tun(4) of Linux.
final class CLibrary {
  private static final int O_RDWR = 2;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final long TUNSETIFF = 0x400454caL;
  private static final long TUNSETOFFLOAD = 0x400454d0L;
  private static final int IFNAMSIZ = 16;
  private static final int IFREQ_OCTETS = 40;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_FIELD =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle OPEN =
      handle(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle IOCTL =
      handle(
          "ioctl",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS));

  private CLibrary() {}

  /// A call that failed, with the number that the C library gives as the reason.
  static final class CallFailed extends IOException {
    private static final int EPERM = 1;
    private static final int EACCES = 13;

    private final int errno;

    CallFailed(String what, int errno) {
      super("%s (errno %d)".formatted(what, errno));
      this.errno = errno;
    }

    boolean forbidden() {
      return errno == EPERM || errno == EACCES;
    }
  }

  /// A descriptor that does not block.
  static int open(String path) throws CallFailed {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Linker.Option.captureStateLayout());
      var name = arena.allocateFrom(path);
      int result = (int) OPEN.invokeExact(state, name, O_RDWR | O_NONBLOCK | O_CLOEXEC);
      return checked("cannot open " + path, result, state);
    } catch (CallFailed failed) {
      throw failed;
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// Makes the descriptor a queue of the interface, which is made where it is not there yet.
  static void attach(int descriptor, String interfaceName, int flags) throws CallFailed {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Linker.Option.captureStateLayout());
      var request = arena.allocate(IFREQ_OCTETS);
      request.setString(0, interfaceName);
      request.set(ValueLayout.JAVA_SHORT, IFNAMSIZ, (short) flags);
      int result = (int) IOCTL.invokeExact(state, descriptor, TUNSETIFF, request);
      checked("cannot make the TUN interface " + interfaceName, result, state);
    } catch (CallFailed failed) {
      throw failed;
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  /// Says what we take from the interface of the queue beside packets as they go over the wire.
  ///
  /// @return whether the kernel knows all of that
  static boolean offload(int descriptor, int features) {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Linker.Option.captureStateLayout());
      var value = MemorySegment.ofAddress(features);
      return (int) IOCTL.invokeExact(state, descriptor, TUNSETOFFLOAD, value) == 0;
    } catch (Throwable wrong) {
      throw wrongBinding(wrong);
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), type, ERRNO, Linker.Option.firstVariadicArg(2));
  }

  private static int checked(String what, int result, MemorySegment state) throws CallFailed {
    if (result < 0) {
      throw new CallFailed(what, (int) ERRNO_FIELD.get(state, 0L));
    }
    return result;
  }

  /// A native call throws nothing; if it does, the binding is wrong.
  private static Error wrongBinding(Throwable cause) {
    return new AssertionError("a native function is bound wrongly", cause);
  }
}
