package io.telcomesh.capture;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import java.io.ByteArrayInputStream;
import java.util.OptionalInt;

/// Whatever is called a capture is read to its end, or to where it is damaged.
class CaptureFuzzTest {
  /// A stream whose messages say their length in two octets.
  private static final class Lines implements StreamFraming {
    @Override
    public int headerLength() {
      return 2;
    }

    @Override
    public OptionalInt messageLength(Octets header) {
      int length = header.reader().u16();
      return length < 2 ? OptionalInt.empty() : OptionalInt.of(length);
    }
  }

  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    var messages = new CapturedMessages(new Lines(), _ -> {});
    try (var capture = CaptureReader.of(new ByteArrayInputStream(octets))) {
      messages.readAll(capture);
    } catch (CaptureException _) {
      // It is damaged, and says where.
    }
    messages.finish();
    var _ = messages.skipped();
  }
}
