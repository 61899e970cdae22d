package io.telcomesh.nas.eps;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imeisv;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.identifiers.ProtocolConfigurationOptions.Container;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.NasFormat;
import io.telcomesh.nas.NasTag;
import io.telcomesh.nas.eps.ie.ApnAggregateMaximumBitRate;
import io.telcomesh.nas.eps.ie.DaylightSavingTime;
import io.telcomesh.nas.eps.ie.DrxParameter;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsAttachResult;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsBearerContextStatus;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsNetworkFeatureSupport;
import io.telcomesh.nas.eps.ie.EpsQualityOfService;
import io.telcomesh.nas.eps.ie.EpsUpdateResult;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.GprsTimer3;
import io.telcomesh.nas.eps.ie.IdentityType;
import io.telcomesh.nas.eps.ie.KsiAndSequenceNumber;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.MsNetworkCapability;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.nas.eps.ie.NetworkName;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.ie.RequestType;
import io.telcomesh.nas.eps.ie.TimeZone;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import io.telcomesh.nas.eps.ie.UeDetachType;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.nas.eps.ie.UniversalTime;
import io.telcomesh.security.Autn;
import io.telcomesh.security.Auts;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each message beside its octets, which recorded stacks or another codec (pycrate) made.
class MessagesTest {
  private static final Plmn MAGMA = Plmn.of("001/01");
  private static final NasKeySetIdentifier KSI_0 = NasKeySetIdentifier.of(0);
  private static final ProcedureTransactionIdentity PTI_1 = new ProcedureTransactionIdentity(1);
  private static final EpsBearerIdentity NO_BEARER = EpsBearerIdentity.NONE;
  private static final EpsBearerIdentity BEARER_5 = EpsBearerIdentity.FIRST;

  record Example(Direction direction, String octets, NasMessage message) {}

  static Stream<Example> examples() {
    return Stream.of(attach(), detach(), common(), mobility(), session(), sessionEnd())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void decodes(Example example) {
    assertThat(Nas.decode(Octets.hex(example.octets), example.direction).orThrow())
        .isEqualTo(example.message);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void encodes(Example example) {
    assertThat(Nas.encode(example.message)).isEqualTo(Octets.hex(example.octets));
  }

  @Test
  void hasAnExampleOfEachMessage() {
    assertThat(examples().map(example -> example.message.getClass().getName()))
        .containsAll(Messages.ALL.stream().map(codec -> codec.type().getName()).toList());
  }

  /// The request to deactivate is an EPC's of a capture, the others as tshark reads them.
  private static List<Example> sessionEnd() {
    var bearer6 = new EpsBearerIdentity(6);
    var transaction = new ProcedureTransactionIdentity(6);
    var options = ProtocolConfigurationOptions.of(new Container(0x000d, Octets.hex("0a3c4635")));
    return List.of(
        up("0206d206", PdnDisconnectRequest.of(transaction, bearer6)),
        up(
            "0206d206270880000d040a3c4635",
            new PdnDisconnectRequest(
                NO_BEARER, transaction, bearer6, Optional.of(options), OtherIes.NONE)),
        down(
            "0206d331",
            PdnDisconnectReject.of(transaction, EsmCause.LAST_PDN_DISCONNECTION_NOT_ALLOWED)),
        down(
            "6206cd24",
            DeactivateEpsBearerContextRequest.of(
                bearer6, transaction, EsmCause.REGULAR_DEACTIVATION)),
        down(
            "6200cd27270880000d040a3c4635370121",
            new DeactivateEpsBearerContextRequest(
                bearer6,
                ProcedureTransactionIdentity.NONE,
                EsmCause.REACTIVATION_REQUESTED,
                Optional.of(options),
                Optional.of(new GprsTimer3(1, 1)),
                OtherIes.NONE)),
        up(
            "6200ce",
            DeactivateEpsBearerContextAccept.of(bearer6, ProcedureTransactionIdentity.NONE)));
  }

  private static List<Example> attach() {
    return List.of(
        up(
            "07410108991007000050900005f0f0c0400900050201d011d1",
            AttachRequest.of(
                EpsAttachType.EPS,
                KSI_0,
                EpsMobileIdentity.of(new Imsi("901700000050900")),
                new UeNetworkCapability(Octets.hex("f0f0c04009")),
                Octets.hex("0201d011d1"))),
        up(
            """
            0741020bf600f110000201030003e605f07000001000050215d011d15200f11030395c0a003103e5e034
            9011035758a65d0100e0c1
            """,
            new AttachRequest(
                EpsAttachType.COMBINED,
                KSI_0,
                EpsMobileIdentity.of(new Guti(new Gummei(MAGMA, 2, 1), 0x030003e6)),
                new UeNetworkCapability(Octets.hex("f070000010")),
                Octets.hex("0215d011d1"),
                Optional.empty(),
                Optional.of(new Tai(MAGMA, 0x3039)),
                Optional.of(new DrxParameter(Octets.hex("0a00"))),
                Optional.of(new MsNetworkCapability(Octets.hex("e5e034"))),
                Optional.of(false),
                Optional.empty(),
                new OtherIes(
                    List.of(
                        other(0x90, "00", 9),
                        other(0x11, "5758a6", 9),
                        other(0x5d, "00", 9),
                        other(0xc0, "01", 10))))),
        down(
            """
            07420149062002f83900010003 5201c1 500bf602f839000201d5006ee6 5949 64020108
            """,
            new AttachAccept(
                EpsAttachResult.EPS_ONLY,
                GprsTimer.of(Duration.ofMinutes(54)),
                new TrackingAreaIdentityList(
                    List.of(
                        new TrackingAreaIdentityList.Consecutive(
                            new Tai(Plmn.of("208/93"), 1), 1))),
                Octets.hex("5201c1"),
                Optional.of(
                    EpsMobileIdentity.of(
                        new Guti(new Gummei(Plmn.of("208/93"), 2, 1), 0xd5006ee6))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new EpsNetworkFeatureSupport(Octets.hex("0108"))),
                new OtherIes(List.of(other(0x59, "49", 5))))),
        up("074300035200c2", new AttachComplete(Octets.hex("5200c2"))),
        down(
            "0744137800070209d11b37012216012c",
            new AttachReject(
                EmmCause.ESM_FAILURE,
                Optional.of(Octets.hex("0209d11b370122")),
                Optional.empty(),
                Optional.of(GprsTimer.of(Duration.ofMinutes(12))),
                OtherIes.NONE)),
        down(
            "0744165f0125",
            new AttachReject(
                EmmCause.CONGESTION,
                Optional.empty(),
                Optional.of(GprsTimer.of(Duration.ofMinutes(5))),
                Optional.empty(),
                OtherIes.NONE)));
  }

  private static List<Example> detach() {
    return List.of(
        up(
            "07450b0bf609f107000201dd0094ac",
            new DetachRequestFromUe(
                new UeDetachType(UeDetachType.Kind.COMBINED, true),
                KSI_0,
                EpsMobileIdentity.of(new Guti(new Gummei(Plmn.of("901/70"), 2, 1), 0xdd0094ac)))),
        down("074502", DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_NOT_REQUIRED)),
        up("0746", new DetachAcceptFromUe()),
        down("0746", new DetachAcceptFromNetwork()));
  }

  private static List<Example> common() {
    return List.of(
        down(
            "075200c7e4dda29d14b270a213c381321430c9104f3af3d44b4180001e42518c8341ecc0",
            new AuthenticationRequest(
                KSI_0,
                Octets.hex("c7e4dda29d14b270a213c381321430c9"),
                new Autn(Octets.hex("4f3af3d44b4180001e42518c8341ecc0")))),
        up("0753084113fcbc78ff6cb5", new AuthenticationResponse(Octets.hex("4113fcbc78ff6cb5"))),
        down("0754", new AuthenticationReject()),
        up("075c14", AuthenticationFailure.of(EmmCause.MAC_FAILURE)),
        up(
            "075c15300e000102030405060708090a0b0c0d",
            new AuthenticationFailure(
                EmmCause.SYNCH_FAILURE,
                Optional.of(new Auts(Octets.hex("000102030405060708090a0b0c0d"))))),
        down("075501", new IdentityRequest(IdentityType.IMSI)),
        up(
            "0756089999992143658701",
            new IdentityResponse(MobileIdentity.of(new Imsi("999991234567810")))),
        down(
            "075d020004f0f0c040c14f089eba2863aa1352a2",
            new SecurityModeCommand(
                new NasSecurityAlgorithms(EpsEncryptionAlgorithm.EEA0, EpsIntegrityAlgorithm.EIA2),
                KSI_0,
                new UeSecurityCapability(Octets.hex("f0f0c040")),
                Optional.of(true),
                Optional.of(Octets.hex("9eba2863aa1352a2")),
                Optional.empty(),
                OtherIes.NONE)),
        up(
            "075e23091332547698103254f6",
            new SecurityModeComplete(
                Optional.of(MobileIdentity.of(new Imeisv("1234567890123456"))),
                Optional.empty(),
                OtherIes.NONE)),
        up("075f17", new SecurityModeReject(EmmCause.UE_SECURITY_CAPABILITIES_MISMATCH)),
        down(
            """
            0761430f90004f00700065006e00350047005346634722211110157163490100
            """,
            new EmmInformation(
                Optional.of(NetworkName.of("Open5GS")),
                Optional.empty(),
                Optional.of(new TimeZone(36)),
                Optional.of(
                    new UniversalTime(
                        LocalDateTime.of(2022, 12, 11, 1, 51, 17),
                        TimeZone.of(ZoneOffset.ofHours(9)))),
                Optional.of(new DaylightSavingTime(0)))),
        up("076061", new EmmStatus(EmmCause.MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED)),
        down("076061", new EmmStatus(EmmCause.MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED)));
  }

  private static List<Example> mobility() {
    return List.of(
        up("c7a8640c", new ServiceRequest(new KsiAndSequenceNumber(5, 8), Octets.hex("640c"))),
        down(
            "074e275b23",
            new ServiceReject(
                EmmCause.CS_SERVICE_TEMPORARILY_NOT_AVAILABLE,
                Optional.of(GprsTimer.of(Duration.ofMinutes(3))),
                Optional.empty(),
                OtherIes.NONE)),
        up(
            """
            07482b0bf600f110000101aabbccdd b0 5804f0f0c040 5200f1100007 5c0a00 a1 57022000
            3103e5e034
            """,
            new TrackingAreaUpdateRequest(
                new EpsUpdateType(EpsUpdateType.Kind.PERIODIC, true),
                NasKeySetIdentifier.of(2),
                EpsMobileIdentity.of(new Guti(new Gummei(MAGMA, 1, 1), 0xaabbccdd)),
                Optional.of(KSI_0),
                Optional.empty(),
                Optional.of(new UeNetworkCapability(Octets.hex("f0f0c040"))),
                Optional.of(new Tai(MAGMA, 7)),
                Optional.of(new DrxParameter(Octets.hex("0a00"))),
                Optional.of(true),
                Optional.of(new EpsBearerContextStatus(Set.of(BEARER_5))),
                Optional.of(new MsNetworkCapability(Octets.hex("e5e034"))),
                Optional.empty(),
                Optional.empty(),
                OtherIes.NONE)),
        down(
            """
            0749005a49500bf600f110000101aabbccdd54062000f1100007 57022000 5312 172c 5949 4a0302f839
            64020108
            """,
            new TrackingAreaUpdateAccept(
                EpsUpdateResult.TRACKING_AREA,
                Optional.of(GprsTimer.of(Duration.ofMinutes(54))),
                Optional.of(EpsMobileIdentity.of(new Guti(new Gummei(MAGMA, 1, 1), 0xaabbccdd))),
                Optional.of(
                    new TrackingAreaIdentityList(
                        List.of(new TrackingAreaIdentityList.Consecutive(new Tai(MAGMA, 7), 1)))),
                Optional.of(new EpsBearerContextStatus(Set.of(BEARER_5))),
                Optional.of(EmmCause.CS_DOMAIN_NOT_AVAILABLE),
                Optional.of(GprsTimer.of(Duration.ofMinutes(12))),
                Optional.of(List.of(Plmn.of("208/93"))),
                Optional.of(new EpsNetworkFeatureSupport(Octets.hex("0108"))),
                new OtherIes(List.of(other(0x59, "49", 7))))),
        down(
            "0749015312",
            new TrackingAreaUpdateAccept(
                EpsUpdateResult.COMBINED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(EmmCause.CS_DOMAIN_NOT_AVAILABLE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OtherIes.NONE)),
        up("074a", new TrackingAreaUpdateComplete()),
        down("074b0a", TrackingAreaUpdateReject.of(EmmCause.IMPLICITLY_DETACHED)));
  }

  private static List<Example> session() {
    return List.of(
        up(
            "0201d011d1",
            new PdnConnectivityRequest(
                NO_BEARER,
                PTI_1,
                RequestType.INITIAL_REQUEST,
                PdnType.IPV4,
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                OtherIes.NONE)),
        down(
            "0209d11b370122",
            new PdnConnectivityReject(
                NO_BEARER,
                new ProcedureTransactionIdentity(9),
                EsmCause.MISSING_OR_UNKNOWN_APN,
                Optional.empty(),
                Optional.of(new GprsTimer3(1, 2)),
                OtherIes.NONE)),
        down("0201d9", new EsmInformationRequest(NO_BEARER, PTI_1)),
        up(
            "0201da280908696e7465726e6574",
            new EsmInformationResponse(
                NO_BEARER,
                PTI_1,
                Optional.of(new Apn("internet")),
                Optional.empty(),
                OtherIes.NONE)),
        down(
            """
            5201c101090908696e7465726e657405010a2d00105e06fefefafa0303
            27148080211002000010810608080808830608080404
            """,
            new ActivateDefaultEpsBearerContextRequest(
                BEARER_5,
                PTI_1,
                EpsQualityOfService.of(9),
                new Apn("internet"),
                new PdnAddress.Ipv4(ipv4("10.45.0.16")),
                Optional.of(
                    ApnAggregateMaximumBitRate.of(
                        new AggregateMaximumBitRate(
                            BitRate.megabits(1024), BitRate.megabits(1024)))),
                Optional.empty(),
                Optional.of(
                    ProtocolConfigurationOptions.of(
                        new Container(
                            ProtocolConfigurationOptions.IPCP,
                            Octets.hex("02000010810608080808830608080404")))),
                Optional.empty(),
                OtherIes.NONE)),
        up(
            "5200c2",
            ActivateDefaultEpsBearerContextAccept.of(BEARER_5, ProcedureTransactionIdentity.NONE)),
        up(
            "5201c31a",
            ActivateDefaultEpsBearerContextReject.of(
                BEARER_5, PTI_1, EsmCause.INSUFFICIENT_RESOURCES)),
        up("5201e86f", new EsmStatus(BEARER_5, PTI_1, EsmCause.PROTOCOL_ERROR_UNSPECIFIED)),
        down("5201e86f", new EsmStatus(BEARER_5, PTI_1, EsmCause.PROTOCOL_ERROR_UNSPECIFIED)));
  }

  private static Example up(String octets, NasMessage message) {
    return new Example(Direction.UPLINK, octets, message);
  }

  private static Example down(String octets, NasMessage message) {
    return new Example(Direction.DOWNLINK, octets, message);
  }

  private static OtherIes.Other other(int iei, String value, int after) {
    var octets = Octets.hex(value);
    var format = iei >= 0x80 ? NasFormat.tv(1) : iei == 0x59 ? NasFormat.tv(2) : NasFormat.TLV;
    return new OtherIes.Other(NasTag.of(iei, format), octets, after);
  }

  private static Inet4Address ipv4(String address) {
    try {
      return (Inet4Address) InetAddress.getByName(address);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
