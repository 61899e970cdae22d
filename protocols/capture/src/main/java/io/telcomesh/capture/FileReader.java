package io.telcomesh.capture;

import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A file read from its beginning to its end, its numbers in the order of the machine that wrote
/// it.
final class FileReader {
  /// No packet and no block is larger.
  static final int LARGEST = 16 << 20;

  private final InputStream file;
  private long position;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  FileReader(InputStream file) {
    this.file = file;
  }

  long position() {
    return position;
  }

  void order(ByteOrder of) {
    order = of;
  }

  /// The next octets, fewer where the file ends.
  Octets upTo(int length) {
    try {
      var octets = file.readNBytes(length);
      position += octets.length;
      return Octets.wrap(octets);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// @throws CaptureException when the file ends before
  Octets octets(long length) {
    if (length < 0 || length > LARGEST) {
      throw new CaptureException("%d octets in one piece at offset %d".formatted(length, position));
    }
    var octets = upTo((int) length);
    if (octets.length() < length) {
      throw cut();
    }
    return octets;
  }

  CaptureException cut() {
    return new CaptureException("cut short at offset " + position);
  }

  /// Numbers in the file's order.
  ByteBuffer numbers(Octets octets) {
    return octets.toByteBuffer().order(order);
  }
}
