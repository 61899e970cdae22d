package io.telcomesh.nas.eps;

import io.telcomesh.nas.NasCodec;
import java.util.List;

/// The codecs of all messages that there are, in the order of their types.
final class Messages {
  static final List<NasCodec<? extends NasMessage>> ALL =
      List.of(
          AttachRequest.CODEC,
          AttachAccept.CODEC,
          AttachComplete.CODEC,
          AttachReject.CODEC,
          DetachRequestFromUe.CODEC,
          DetachRequestFromNetwork.CODEC,
          DetachAcceptFromNetwork.CODEC,
          DetachAcceptFromUe.CODEC,
          TrackingAreaUpdateRequest.CODEC,
          TrackingAreaUpdateAccept.CODEC,
          TrackingAreaUpdateComplete.CODEC,
          TrackingAreaUpdateReject.CODEC,
          ServiceRequest.CODEC,
          ServiceReject.CODEC,
          AuthenticationRequest.CODEC,
          AuthenticationResponse.CODEC,
          AuthenticationReject.CODEC,
          AuthenticationFailure.CODEC,
          IdentityRequest.CODEC,
          IdentityResponse.CODEC,
          SecurityModeCommand.CODEC,
          SecurityModeComplete.CODEC,
          SecurityModeReject.CODEC,
          EmmStatus.CODEC,
          EmmInformation.CODEC,
          ActivateDefaultEpsBearerContextRequest.CODEC,
          ActivateDefaultEpsBearerContextAccept.CODEC,
          ActivateDefaultEpsBearerContextReject.CODEC,
          DeactivateEpsBearerContextRequest.CODEC,
          DeactivateEpsBearerContextAccept.CODEC,
          PdnConnectivityRequest.CODEC,
          PdnConnectivityReject.CODEC,
          PdnDisconnectRequest.CODEC,
          PdnDisconnectReject.CODEC,
          EsmInformationRequest.CODEC,
          EsmInformationResponse.CODEC,
          EsmStatus.CODEC);

  private Messages() {}
}
