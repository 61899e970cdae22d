package io.telcomesh.capture;

/// A file is no capture, or is damaged from here on. It carries no stack trace, because the fault
/// is in the file and not in our code.
public final class CaptureException extends RuntimeException {
  public CaptureException(String reason) {
    super(reason, null, false, false);
  }
}
