package io.telcomesh.gtp.gtpu;

import static io.telcomesh.gtp.gtpu.GtpuIes.ADDRESS;
import static io.telcomesh.gtp.gtpu.GtpuIes.EXTENSION_HEADER_TYPES;
import static io.telcomesh.gtp.gtpu.GtpuIes.RESTART_COUNTER;
import static io.telcomesh.gtp.gtpu.GtpuIes.TUNNEL;
import static io.telcomesh.gtp.gtpu.GtpuIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import java.net.InetAddress;
import java.util.List;

/// A message of TS 29.281 clause 7. Their tables are so short that they share a page.
public sealed interface GtpuMessage {
  /// Is the peer there? §7.2.1.
  record EchoRequest(OtherIes others) implements GtpuMessage {
    static final MessageCodec<EchoRequest> CODEC =
        message(EchoRequest.class, "Echo Request").others(EchoRequest::others).build();
  }

  /// §7.2.2. The restart counter is sent as 0 and not looked at.
  record EchoResponse(int recovery, OtherIes others) implements GtpuMessage {
    static final MessageCodec<EchoResponse> CODEC =
        message(EchoResponse.class, "Echo Response")
            .mandatory(new GtpuIe(GtpuIes.RECOVERY), RESTART_COUNTER, EchoResponse::recovery)
            .others(EchoResponse::others)
            .build();
  }

  /// A G-PDU came for a tunnel that its sender does not have, §7.3.1.
  ///
  /// @param teid of the G-PDU, in its receiver's numbers
  /// @param address to which the G-PDU was sent
  record ErrorIndication(Teid teid, InetAddress address, OtherIes others) implements GtpuMessage {
    static final MessageCodec<ErrorIndication> CODEC =
        message(ErrorIndication.class, "Error Indication")
            .mandatory(new GtpuIe(GtpuIes.TEID_DATA_I), TUNNEL, ErrorIndication::teid)
            .mandatory(new GtpuIe(GtpuIes.PEER_ADDRESS), ADDRESS, ErrorIndication::address)
            .others(ErrorIndication::others)
            .build();
  }

  /// A G-PDU came with an extension header that its receiver has to understand and does not,
  /// §7.2.3.
  ///
  /// @param types that it does understand
  record SupportedExtensionHeadersNotification(List<Integer> types, OtherIes others)
      implements GtpuMessage {
    static final MessageCodec<SupportedExtensionHeadersNotification> CODEC =
        message(
                SupportedExtensionHeadersNotification.class,
                "Supported Extension Headers Notification")
            .mandatory(
                new GtpuIe(GtpuIes.EXTENSION_HEADER_TYPE_LIST),
                EXTENSION_HEADER_TYPES,
                SupportedExtensionHeadersNotification::types)
            .others(SupportedExtensionHeadersNotification::others)
            .build();
  }

  /// Nothing more comes on this tunnel, the UE has moved, §7.3.2.
  record EndMarker(OtherIes others) implements GtpuMessage {
    static final MessageCodec<EndMarker> CODEC =
        message(EndMarker.class, "End Marker").others(EndMarker::others).build();
  }

  /// A user's packet, §7.3.
  record GPdu(Octets packet) implements GtpuMessage {}
}
