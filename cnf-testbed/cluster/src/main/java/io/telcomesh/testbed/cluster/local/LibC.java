package io.telcomesh.testbed.cluster.local;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.telcomesh.testbed.cluster.Refusal;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The calls of the C library that packet sockets need.
final class LibC {
  static final LibC INSTANCE = new LibC();
  private static final int O_RDONLY_CLOEXEC = 0x80000;

  private final MethodHandle open = variadic("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle close = call("close", JAVA_INT, JAVA_INT);
  private final MethodHandle setns = call("setns", JAVA_INT, JAVA_INT, JAVA_INT);
  private final MethodHandle socket = call("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private final MethodHandle ioctl = variadic("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private final MethodHandle poll = call("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private final MethodHandle recvmsg = call("recvmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle setsockopt =
      call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle getsockopt =
      call("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);

  private LibC() {}

  int open(Path file) {
    try (var arena = Arena.ofConfined()) {
      return must(
          "open " + file,
          (int) open.invokeExact(arena.allocateFrom(file.toString()), O_RDONLY_CLOEXEC));
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  void close(int descriptor) {
    try {
      int _ = (int) close.invokeExact(descriptor);
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  /// Moves the calling thread.
  void setNamespace(int descriptor, int kind) {
    try {
      must("setns", (int) setns.invokeExact(descriptor, kind));
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  int socket(int domain, int type, int protocol) {
    try {
      return must("socket", (int) socket.invokeExact(domain, type, protocol));
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  boolean control(int descriptor, long request, MemorySegment value) {
    try {
      return (int) ioctl.invokeExact(descriptor, request, value) == 0;
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  /// Waits until a descriptor can be read.
  ///
  /// @param polled array of `struct pollfd`
  void poll(MemorySegment polled, int milliseconds) {
    try {
      int _ = (int) poll.invokeExact(polled, polled.byteSize() / 8, milliseconds);
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  /// @return the length, or a number below 0
  long receive(int descriptor, MemorySegment header, int flags) {
    try {
      return (long) recvmsg.invokeExact(descriptor, header, flags);
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  boolean setOption(int descriptor, int level, int option, MemorySegment value) {
    try {
      return (int) setsockopt.invokeExact(descriptor, level, option, value, (int) value.byteSize())
          == 0;
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  boolean option(int descriptor, int level, int option, MemorySegment value, MemorySegment length) {
    try {
      return (int) getsockopt.invokeExact(descriptor, level, option, value, length) == 0;
    } catch (Throwable thrown) {
      throw never(thrown);
    }
  }

  private static int must(String what, int result) {
    if (result < 0) {
      throw new Refusal("%s: the kernel refuses it; it takes root.".formatted(what));
    }
    return result;
  }

  private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.of(result, parameters));
  }

  private static MethodHandle variadic(
      String name, int first, MemoryLayout result, MemoryLayout... parameters) {
    return handle(
        name, FunctionDescriptor.of(result, parameters), Linker.Option.firstVariadicArg(first));
  }

  private static MethodHandle handle(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(), descriptor, options);
  }

  private static RuntimeException never(Throwable thrown) {
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }
}
