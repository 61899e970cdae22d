package io.telcomesh.sgw;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.ApnRestriction;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.BearerContextToBeCreated;
import io.telcomesh.gtp.gtpc.BearerContextToBeModified;
import io.telcomesh.gtp.gtpc.BearerQos;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.ChargingId;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.Indication;
import io.telcomesh.gtp.gtpc.IndicationFlag;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.gtp.gtpc.RatType;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What MME and PGW say.
final class SgwMessages {
  static final Cause ACCEPTED = Cause.of(CauseValue.REQUEST_ACCEPTED);
  static final AllocationRetentionPriority ARP = new AllocationRetentionPriority(9, true, false);
  static final AggregateMaximumBitRate AMBR =
      new AggregateMaximumBitRate(BitRate.kilobits(50_000), BitRate.kilobits(100_000));

  private SgwMessages() {}

  /// What a test varies in a Create Session Request.
  static final class Request {
    Optional<Imsi> imsi = Optional.of(SgwWorld.IMSI);
    EpsBearerIdentity bearer = EpsBearerIdentity.FIRST;
    FTeid sender = FTeid.of(InterfaceType.S11_MME_GTPC, SgwWorld.MME_CONTROL, SgwWorld.MME);
    Optional<FTeid> pgw = pgwAt("0.0.0.0");

    static Optional<FTeid> pgwAt(String address) {
      return Optional.of(
          FTeid.of(InterfaceType.S5_S8_PGW_GTPC, Teid.NONE, InetAddress.ofLiteral(address)));
    }

    CreateSessionRequest build() {
      return new CreateSessionRequest(
          imsi,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          RatType.EUTRAN,
          Optional.empty(),
          sender,
          pgw,
          new Apn("internet"),
          Optional.empty(),
          Optional.of(PdnType.IPV4),
          Optional.of(address("0.0.0.0")),
          Optional.of(ApnRestriction.NONE),
          Optional.of(AMBR),
          Optional.empty(),
          List.of(
              new BearerContextToBeCreated(
                  bearer,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  BearerQos.nonGuaranteed(ARP, 9),
                  OtherIes.NONE)),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OtherIes.NONE);
    }
  }

  static CreateSessionRequest create() {
    return new Request().build();
  }

  /// A further PDN connection.
  static CreateSessionRequest create(EpsBearerIdentity bearer) {
    var request = new Request();
    request.bearer = bearer;
    return request.build();
  }

  /// What a PGW answers.
  static CreateSessionResponse created(
      CreateSessionRequest request, InetAddress pgw, Teid control, Teid user) {
    return new CreateSessionResponse(
        ACCEPTED,
        Optional.empty(),
        Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPC, control, pgw)),
        Optional.of(address("10.45.0.2")),
        Optional.of(ApnRestriction.NONE),
        request.apnAmbr(),
        Optional.empty(),
        List.of(
            new BearerContextCreated(
                request.bearerContextsToBeCreated().getFirst().epsBearerIdentity(),
                ACCEPTED,
                Optional.empty(),
                Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPU, user, pgw)),
                Optional.empty(),
                Optional.of(new ChargingId(7)),
                OtherIes.NONE)),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// Names the eNodeB.
  static ModifyBearerRequest modify() {
    return modify(EpsBearerIdentity.FIRST, Optional.empty());
  }

  static ModifyBearerRequest modify(EpsBearerIdentity bearer, Optional<RatType> ratType) {
    return modify(bearer, SgwWorld.ENODEB_USER, ratType);
  }

  static ModifyBearerRequest modify(
      EpsBearerIdentity bearer, Teid user, Optional<RatType> ratType) {
    var enodeb = FTeid.of(InterfaceType.S1_U_ENODEB_GTPU, user, SgwWorld.ENODEB);
    return new ModifyBearerRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ratType,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new BearerContextToBeModified(
                bearer, Optional.of(enodeb), Optional.empty(), OtherIes.NONE)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  static ReleaseAccessBearersRequest release() {
    return new ReleaseAccessBearersRequest(Optional.empty(), Optional.empty(), OtherIes.NONE);
  }

  /// Of the session at the PGW too.
  static DeleteSessionRequest delete() {
    return delete(
        Optional.of(EpsBearerIdentity.FIRST), Optional.of(Indication.of(IndicationFlag.OI)));
  }

  static DeleteSessionRequest delete(
      Optional<EpsBearerIdentity> linked, Optional<Indication> indication) {
    return new DeleteSessionRequest(
        Optional.empty(),
        linked,
        Optional.empty(),
        indication,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static PdnAddressAllocation address(String literal) {
    return PdnAddressAllocation.ipv4((Inet4Address) InetAddress.ofLiteral(literal));
  }
}
