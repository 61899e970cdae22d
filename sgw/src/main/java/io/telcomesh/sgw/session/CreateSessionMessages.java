package io.telcomesh.sgw.session;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.BearerContextToBeCreated;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.sgw.PdnConnection;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// How the SGW passes a session's request and response on: the tunnel endpoints become its own, the
/// rest is the MME's and the PGW's, TS 29.274 §7.2.1 and §7.2.2.
final class CreateSessionMessages {
  private CreateSessionMessages() {}

  /// @param control where the SGW takes the PGW's messages
  /// @param user where it takes downlink packets
  static CreateSessionRequest toPgw(CreateSessionRequest asked, FTeid control, FTeid user) {
    var bearer = asked.bearerContextsToBeCreated().getFirst();
    return new CreateSessionRequest(
        asked.imsi(),
        asked.msisdn(),
        asked.mobileEquipmentIdentity(),
        asked.userLocation(),
        asked.servingNetwork(),
        asked.ratType(),
        asked.indication(),
        control,
        Optional.empty(),
        asked.apn(),
        asked.selectionMode(),
        asked.pdnType(),
        asked.pdnAddressAllocation(),
        asked.maximumApnRestriction(),
        asked.apnAmbr(),
        asked.protocolConfigurationOptions(),
        List.of(
            new BearerContextToBeCreated(
                bearer.epsBearerIdentity(),
                Optional.empty(),
                Optional.of(user),
                Optional.empty(),
                bearer.bearerQos(),
                bearer.others())),
        Optional.empty(),
        asked.ueTimeZone(),
        asked.chargingCharacteristics(),
        asked.others());
  }

  /// @param s1u our address for eNodeBs
  static CreateSessionResponse toMme(
      CreateSessionResponse created, FTeid sender, PdnConnection pdn, InetAddress s1u) {
    var user = FTeid.of(InterfaceType.S1_U_SGW_GTPU, pdn.uplink().teid(), s1u);
    var bearers =
        created.bearerContextsCreated().stream()
            .filter(bearer -> bearer.epsBearerIdentity().equals(pdn.defaultBearer()))
            .map(bearer -> withS1U(bearer, user))
            .toList();
    return new CreateSessionResponse(
        created.cause(),
        Optional.of(sender),
        created.pgw(),
        created.pdnAddressAllocation(),
        created.apnRestriction(),
        created.apnAmbr(),
        created.protocolConfigurationOptions(),
        bearers,
        Optional.empty(),
        created.indication(),
        created.others());
  }

  static CreateSessionResponse refusalToMme(CreateSessionResponse refusal) {
    return new CreateSessionResponse(
        refusal.cause().fromRemoteNode(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        refusal.protocolConfigurationOptions(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static BearerContextCreated withS1U(BearerContextCreated bearer, FTeid s1u) {
    return new BearerContextCreated(
        bearer.epsBearerIdentity(),
        bearer.cause(),
        Optional.of(s1u),
        bearer.s5s8uPgw(),
        bearer.bearerQos(),
        bearer.chargingId(),
        bearer.others());
  }
}
