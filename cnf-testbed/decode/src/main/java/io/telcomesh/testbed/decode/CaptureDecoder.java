package io.telcomesh.testbed.decode;

import io.telcomesh.capture.CaptureReader;
import io.telcomesh.capture.CapturedMessage;
import io.telcomesh.capture.CapturedMessages;
import io.telcomesh.capture.Skipped;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpu.Gtpu;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Decodes what a capture holds of S1AP, NAS, Diameter, GTPv2-C and GTP-U. S1AP is known by SCTP's
/// payload protocol identifier or port, GTP by its ports, Diameter on TCP by its looks.
public final class CaptureDecoder {
  private final BiConsumer<CapturedMessage, Finding> to;
  private final S1apMessages s1ap = new S1apMessages();
  private final DiameterMessages diameter = new DiameterMessages();
  private final CapturedMessages messages = new CapturedMessages(diameter, this::take);

  /// @param to is told each message, with how it was carried
  public CaptureDecoder(BiConsumer<CapturedMessage, Finding> to) {
    this.to = to;
  }

  /// Reads a capture to its end.
  ///
  /// @throws io.telcomesh.capture.CaptureException when it is damaged; what was before the damage
  ///   was told
  public void readAll(CaptureReader capture) {
    messages.readAll(capture);
  }

  /// How much of the capture was not read, and why.
  public Map<Skipped, Long> skipped() {
    return messages.skipped();
  }

  private void take(CapturedMessage message) {
    findings(message).forEach(finding -> to.accept(message, finding));
  }

  private List<Finding> findings(CapturedMessage message) {
    return switch (message.transport()) {
      case TCP -> List.of(diameter.read(message.octets()));
      case SCTP -> ofSctp(message);
      case UDP -> ofUdp(message);
    };
  }

  private List<Finding> ofSctp(CapturedMessage message) {
    long protocol = message.payloadProtocol();
    if (protocol == S1apMessages.PAYLOAD_PROTOCOL
        || protocol != DiameterMessages.PAYLOAD_PROTOCOL && message.onPort(S1apMessages.PORT)) {
      return List.of(s1ap.read(message));
    }
    return protocol == DiameterMessages.PAYLOAD_PROTOCOL || message.onPort(DiameterMessages.PORT)
        ? List.of(diameter.read(message.octets()))
        : List.of();
  }

  private static List<Finding> ofUdp(CapturedMessage message) {
    if (message.onPort(Gtpc.PORT)) {
      return GtpcMessages.read(message.octets());
    }
    return message.onPort(Gtpu.PORT) ? List.of(GtpuMessages.read(message.octets())) : List.of();
  }
}
