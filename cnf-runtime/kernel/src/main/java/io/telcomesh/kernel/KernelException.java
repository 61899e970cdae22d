package io.telcomesh.kernel;

import java.io.IOException;

/// The kernel refused what was asked of it; the text says what, and why as far as the kernel tells.
public final class KernelException extends RuntimeException {
  static final int ENOENT = 2;
  static final int ESRCH = 3;
  static final int EEXIST = 17;
  static final int ENODEV = 19;
  static final int EINVAL = 22;
  static final int EADDRNOTAVAIL = 99;

  private final int errno;

  KernelException(String what, int errno, String reason) {
    super(what + ": " + reason);
    this.errno = errno;
  }

  KernelException(String what, int errno) {
    this(what, errno, LibC.errorText(errno));
  }

  KernelException(String what, IOException cause) {
    super(what + ": " + cause.getMessage(), cause);
    this.errno = 0;
  }

  /// The kernel's error number, positive; 0 where it is not known.
  public int errno() {
    return errno;
  }

  /// What was to be made is there already: a name or a VXLAN number is taken.
  public boolean taken() {
    return errno == EEXIST;
  }

  /// What was named is not there.
  public boolean absent() {
    return errno == ENODEV || errno == ENOENT;
  }
}
