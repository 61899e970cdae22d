package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.KSI_AND_SEQUENCE_NUMBER;
import static io.telcomesh.nas.eps.ie.EmmElements.SHORT_MAC;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.KsiAndSequenceNumber;

/// SERVICE REQUEST, UE to network, TS 24.301 §8.2.25. It protects itself: sequence number and code
/// are filled in and verified by [io.telcomesh.nas.eps.security.NasSecurityContext].
public record ServiceRequest(KsiAndSequenceNumber ksiAndSequenceNumber, Octets shortMac)
    implements EmmMessage {
  public static final NasCodec<ServiceRequest> CODEC =
      emm(new ServiceRequestHeader(), ServiceRequest.class, "Service request", UPLINK)
          .mandatory(KSI_AND_SEQUENCE_NUMBER, v(1), ServiceRequest::ksiAndSequenceNumber)
          .mandatory(SHORT_MAC, v(2), ServiceRequest::shortMac)
          .build();
}
