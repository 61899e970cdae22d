package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.gtpu.ExtensionHeader;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import java.util.List;
import java.util.Optional;

/// Extension headers on their way through a node between the ends of a tunnel, TS 29.281 §5.2.1.
final class Extensions {
  /// What this node understands: the number that lossless handover forwards, which it passes on.
  static final List<Integer> UNDERSTOOD = List.of(ExtensionHeader.PDCP_PDU_NUMBER);

  private Extensions() {}

  /// A datagram without the headers that go no further; empty where one is not understood.
  static Optional<Octets> pass(Octets datagram) {
    if (!(Gtpu.decode(datagram) instanceof Gtpu.Received.Message(var header, var message))) {
      return Optional.empty();
    }
    var all = header.extensions();
    if (all.stream().anyMatch(Extensions::mustBeUnderstood)) {
      return Optional.empty();
    }
    var further = all.stream().filter(Extensions::goesFurther).toList();
    if (further.size() == all.size()) {
      return Optional.of(datagram);
    }
    var shorter =
        new GtpuHeader(
            header.messageType(), header.teid(), header.sequence(), header.nPduNumber(), further);
    return Optional.of(Gtpu.encode(shorter, message));
  }

  private static boolean mustBeUnderstood(ExtensionHeader extension) {
    return extension.comprehension() == ExtensionHeader.Comprehension.BY_RECIPIENT
        && !UNDERSTOOD.contains(extension.type());
  }

  private static boolean goesFurther(ExtensionHeader extension) {
    return extension.comprehension() != ExtensionHeader.Comprehension.NOT_REQUIRED_NOT_FORWARDED;
  }
}
