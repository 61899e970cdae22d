package io.telcomesh.referencepoints.sctp.userspace;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// What the bindings of the two C libraries share: types, handles and `errno`.
final class CFunctions {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  static final java.lang.foreign.AddressLayout POINTER = ValueLayout.ADDRESS;
  static final Linker LINKER = Linker.nativeLinker();
  static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_FIELD =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private CFunctions() {}

  static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor type, Linker.Option... options) {
    return LINKER.downcallHandle(library.findOrThrow(name), type, options);
  }

  /// Room for `errno`, the first argument of every function bound with [#ERRNO].
  static MemorySegment newErrno() {
    return java.lang.foreign.Arena.global().allocate(STATE);
  }

  static int errno(MemorySegment state) {
    return (int) ERRNO_FIELD.get(state, 0L);
  }

  /// A native call throws nothing; if it does, the binding is wrong.
  static Error wrongBinding(Throwable cause) {
    return new AssertionError("A native function is bound wrongly", cause);
  }
}
