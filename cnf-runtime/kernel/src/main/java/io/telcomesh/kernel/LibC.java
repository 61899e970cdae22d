package io.telcomesh.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The C library's functions the kernel package calls. Each throws a KernelException where C
/// answers less than zero.
final class LibC {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final Linker.Option VARIADIC_FROM_2 = Linker.Option.firstVariadicArg(2);

  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), ERRNO);
  private static final MethodHandle SETSOCKOPT =
      function(
          "setsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
          ERRNO);
  private static final MethodHandle SEND =
      function(
          "send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), ERRNO);
  private static final MethodHandle RECEIVE =
      function(
          "recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), ERRNO);
  private static final MethodHandle IOCTL =
      function(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          ERRNO,
          VARIADIC_FROM_2);
  private static final MethodHandle OPEN =
      function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), ERRNO, VARIADIC_FROM_2);
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO);
  private static final MethodHandle SETNS =
      function("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), ERRNO);
  private static final MethodHandle UNSHARE =
      function("unshare", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO);
  private static final MethodHandle MOUNT =
      function(
          "mount",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS),
          ERRNO);
  private static final MethodHandle UMOUNT =
      function("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), ERRNO);
  private static final MethodHandle STRERROR =
      function("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private static final long ERRNO_OFFSET =
      Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private LibC() {}

  static int socket(int domain, int type, int protocol) {
    return (int)
        call("open a socket", state -> (int) SOCKET.invokeExact(state, domain, type, protocol));
  }

  static void setOption(int socket, int level, int option, int value) {
    try (var arena = Arena.ofConfined()) {
      var pointer = arena.allocateFrom(JAVA_INT, value);
      call(
          "set a socket option",
          state -> (int) SETSOCKOPT.invokeExact(state, socket, level, option, pointer, 4));
    }
  }

  static void send(int socket, MemorySegment message) {
    call(
        "send to the kernel",
        state -> (long) SEND.invokeExact(state, socket, message, message.byteSize(), 0));
  }

  static long receive(int socket, MemorySegment buffer) {
    return call(
        "receive from the kernel",
        state -> (long) RECEIVE.invokeExact(state, socket, buffer, buffer.byteSize(), 0));
  }

  static void ioctl(String what, int socket, long request, MemorySegment argument) {
    call(what, state -> (int) IOCTL.invokeExact(state, socket, request, argument));
  }

  static int open(String path, int flags) {
    try (var arena = Arena.ofConfined()) {
      var text = arena.allocateFrom(path);
      return (int) call("open " + path, state -> (int) OPEN.invokeExact(state, text, flags));
    }
  }

  static void close(int descriptor) {
    call("close a descriptor", state -> (int) CLOSE.invokeExact(state, descriptor));
  }

  /// Moves the calling platform thread into the namespace of the descriptor.
  static void setNamespace(int descriptor, int kind) {
    call("enter a namespace", state -> (int) SETNS.invokeExact(state, descriptor, kind));
  }

  /// Moves the calling platform thread into a new namespace.
  static void leaveNamespace(int kind) {
    call("make a namespace", state -> (int) UNSHARE.invokeExact(state, kind));
  }

  /// Makes one path show what another one has, or with other flags changes how a mount behaves.
  static void mount(String source, String target, long flags) {
    try (var arena = Arena.ofConfined()) {
      var from = arena.allocateFrom(source);
      var to = arena.allocateFrom(target);
      var none = arena.allocateFrom("none");
      call(
          "mount " + source + " on " + target,
          state -> (int) MOUNT.invokeExact(state, from, to, none, flags, MemorySegment.NULL));
    }
  }

  static void unmount(String target, int flags) {
    try (var arena = Arena.ofConfined()) {
      var path = arena.allocateFrom(target);
      call("unmount " + target, state -> (int) UMOUNT.invokeExact(state, path, flags));
    }
  }

  static String errorText(int errno) {
    try {
      var text = (MemorySegment) STRERROR.invokeExact(errno);
      return text.reinterpret(256).getString(0);
    } catch (Throwable unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private interface Call {
    long with(MemorySegment state) throws Throwable;
  }

  private static long call(String what, Call call) {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Linker.Option.captureStateLayout());
      long result = call.with(state);
      if (result < 0) {
        throw new KernelException(what, state.get(ValueLayout.JAVA_INT, ERRNO_OFFSET));
      }
      return result;
    } catch (RuntimeException | Error refused) {
      throw refused;
    } catch (Throwable unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
  }
}
