package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.IeTag;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Values beside octets. The octets come from another encoder or from the samples.
class MessagesTest {
  @Test
  void s1SetupRequest() {
    check(
        "0011004b000005003b0009001300148103aaaaa8003c400d0500654e42202831292027"
            + "7827004000170100004800f11013001440008000f110000000e8000100008940016000"
            + "8000060000ffffffe0",
        new S1SetupRequest(
            new GlobalEnbId(Plmn.of("310/041"), new EnbId.LongMacro(0x155555)),
            Optional.of("eNB (1) 'x'"),
            List.of(
                new SupportedTa(1, List.of(Plmn.of("001/01"), Plmn.of("310/041"))),
                new SupportedTa(
                    2,
                    List.of(Plmn.of("001/01")),
                    Extensions.of(
                        List.of(new Field<>(new IeTag(232, Criticality.REJECT), Octets.of(0)))))),
            PagingDrx.V256,
            new OtherIes(
                List.of(
                    new OtherIes.Other(
                        new IeTag(128, Criticality.REJECT), Octets.hex("0000ffffffe0"), 4)))));
  }

  @Test
  void s1SetupResponse() {
    check(
        "20110026000003003d400702006d6d652d300069000f004000f1101300140000800101" + "00ff00574001ff",
        new S1SetupResponse(
            Optional.of("mme-0"),
            List.of(
                new ServedGummei(
                    List.of(Plmn.of("001/01"), Plmn.of("310/041")),
                    List.of(0x8001),
                    List.of(0, 255))),
            255,
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void s1SetupFailure() {
    check(
        "4011001c00000300024001450041400140003a400b7811000100003b4803e800",
        new S1SetupFailure(
            CauseMisc.UNKNOWN_PLMN,
            Optional.of(TimeToWait.V20S),
            Optional.of(
                new CriticalityDiagnostics(
                    Optional.of(17),
                    Optional.of(TriggeringMessage.INITIATING_MESSAGE),
                    Optional.of(Criticality.REJECT),
                    Optional.of(
                        List.of(
                            new CriticalityDiagnostics.Item(
                                Criticality.REJECT, 59, TypeOfError.MISSING, Extensions.NONE),
                            new CriticalityDiagnostics.Item(
                                Criticality.NOTIFY,
                                1000,
                                TypeOfError.NOT_UNDERSTOOD,
                                Extensions.NONE))),
                    Extensions.NONE)),
            OtherIes.NONE));
  }

  @Test
  void nasNonDeliveryIndication() {
    check(
        "0010402200000400000005c0ffffffff0008000480ffffff001a400403075501000240" + "020460",
        new NasNonDeliveryIndication(
            new MmeUeS1apId(4294967295L),
            new EnbUeS1apId(16777215),
            Octets.hex("075501"),
            CauseRadioNetwork.X2_HANDOVER_TRIGGERED,
            OtherIes.NONE));
  }

  @Test
  void initialContextSetupRequest() {
    check(
        "000900809800000700000005c0ffffffff0008000480ffffff004200176002540be400"
            + "6002faf0800000010340064002540be3ff00180031000034002c454001221001f40020"
            + "fa0000ff00004f800a1e0a0120010db800000000000000000000000180000001020742"
            + "006b00051c000c000000490020000102030405060708090a0b0c0d0e0f101112131415"
            + "161718191a1b1c1d1e1f004a4003020102",
        new InitialContextSetupRequest(
            new MmeUeS1apId(4294967295L),
            new EnbUeS1apId(16777215),
            UeAggregateMaximumBitRate.of(
                new AggregateMaximumBitRate(BitRate.megabits(50), BitRate.megabits(20_000))),
            List.of(
                new ERabToBeSetup(
                    new EpsBearerIdentity(5),
                    new ERabLevelQosParameters(
                        1,
                        new AllocationRetentionPriority(8, true, false),
                        Optional.of(
                            new GbrQosInformation(
                                BitRate.kilobits(128),
                                BitRate.kilobits(64),
                                new BitRate(255),
                                BitRate.ZERO,
                                Extensions.NONE)),
                        Extensions.NONE),
                    TransportLayerAddress.of(
                        (Inet4Address) address("10.30.10.1"),
                        (Inet6Address) address("2001:db8::1")),
                    0x80000001,
                    Optional.of(Octets.hex("0742")))),
            UeSecurityCapabilities.of(0xe000, 0xc000),
            new SecurityKey(
                Octets.hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")),
            Optional.of(Octets.hex("0102")),
            OtherIes.NONE));
  }

  @Test
  void initialContextSetupResponse() {
    check(
        "2009002e0000040000400200070008400340012c0033400f000032400a0a1f0a3c0a01"
            + "000001000030400700002340020c20",
        new InitialContextSetupResponse(
            new MmeUeS1apId(7),
            new EnbUeS1apId(300),
            List.of(
                new ERabSetup(
                    new EpsBearerIdentity(5),
                    TransportLayerAddress.of(address("10.60.10.1")),
                    0x100)),
            Optional.of(
                List.of(
                    new ERabItem(
                        new EpsBearerIdentity(6), CauseTransport.TRANSPORT_RESOURCE_UNAVAILABLE))),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void initialContextSetupFailure() {
    check(
        "400900160000030000400200070008400340012c000240020810",
        new InitialContextSetupFailure(
            new MmeUeS1apId(7),
            new EnbUeS1apId(300),
            CauseRadioNetwork.NOT_SUPPORTED_QCI_VALUE,
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void ueContextReleaseRequest() {
    check(
        "0012401a00000300000005c0ffffffff0008000480ffffff000240020280",
        new UeContextReleaseRequest(
            new MmeUeS1apId(4294967295L),
            new EnbUeS1apId(16777215),
            CauseRadioNetwork.USER_INACTIVITY,
            OtherIes.NONE));
  }

  @Test
  void ueContextReleaseCommandWithoutTheEnbsId() {
    check(
        "001700110000020063000460010000000240022800",
        new UeContextReleaseCommand(
            new UeS1apIds.MmeOnly(new MmeUeS1apId(65536)),
            CauseNas.CSG_SUBSCRIPTION_EXPIRY,
            OtherIes.NONE));
  }

  @Test
  void ueCapabilityInfoIndication() {
    check(
        "0016402200000400000005c0ffffffff0008000480ffffff004a40040301020300c640" + "020109",
        new UeCapabilityInfoIndication(
            new MmeUeS1apId(4294967295L),
            new EnbUeS1apId(16777215),
            Octets.hex("010203"),
            Optional.of(Octets.hex("09")),
            OtherIes.NONE));
  }

  @Test
  void errorIndication() {
    check(
        "000f401c0000040000400200070008400340012c0002400135003a4003600d80",
        new ErrorIndication(
            Optional.of(new MmeUeS1apId(7)),
            Optional.of(new EnbUeS1apId(300)),
            Optional.of(CauseProtocol.ABSTRACT_SYNTAX_ERROR_FALSELY_CONSTRUCTED_MESSAGE),
            Optional.of(
                new CriticalityDiagnostics(
                    Optional.of(13),
                    Optional.of(TriggeringMessage.UNSUCCESSFUL_OUTCOME),
                    Optional.empty(),
                    Optional.empty(),
                    Extensions.NONE)),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void resetOfAll() {
    check(
        "000e000d0000020002400143005c000100",
        new Reset(CauseMisc.OM_INTERVENTION, new ResetType.WholeInterface(), OtherIes.NONE));
  }

  @Test
  void resetOfSomeUes() {
    check(
        "000e001d0000020002400126005c00114001005b00056401000001005b00022002",
        new Reset(
            CauseNas.UNSPECIFIED,
            new ResetType.PartOfInterface(
                List.of(
                    new UeAssociatedLogicalS1Connection(
                        Optional.of(new MmeUeS1apId(256)), Optional.of(new EnbUeS1apId(1))),
                    new UeAssociatedLogicalS1Connection(
                        Optional.empty(), Optional.of(new EnbUeS1apId(2))))),
            OtherIes.NONE));
  }

  @Test
  void resetAcknowledge() {
    check(
        "200e0017000001005d401001005b40056401000001005b40022002",
        new ResetAcknowledge(
            Optional.of(
                List.of(
                    new UeAssociatedLogicalS1Connection(
                        Optional.of(new MmeUeS1apId(256)), Optional.of(new EnbUeS1apId(1))),
                    new UeAssociatedLogicalS1Connection(
                        Optional.empty(), Optional.of(new EnbUeS1apId(2))))),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void pagingBySTmsi() {
    check(
        "000a402c00000500504002a940002b40060010c0000001002c400140006d400100002e"
            + "400b00002f40060000f1100001",
        new Paging(
            0x2a5,
            new UePagingId.ByStmsi(new STmsi(1, 0xc0000001)),
            Optional.of(PagingDrx.V128),
            CnDomain.PS,
            List.of(new Tai(Plmn.of("001/01"), 1)),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void pagingByImsi() {
    check(
        "000a4039000005005040020040002b40096800010100000000f1006d400180002e4015"
            + "01002f40060000f1100001002f400600130014fffe0097400120",
        new Paging(
            1,
            new UePagingId.ByImsi(new Imsi("001010000000001")),
            Optional.empty(),
            CnDomain.CS,
            List.of(new Tai(Plmn.of("001/01"), 1), new Tai(Plmn.of("310/041"), 0xfffe)),
            Optional.empty(),
            new OtherIes(
                List.of(
                    new OtherIes.Other(new IeTag(151, Criticality.IGNORE), Octets.hex("20"), 5)))));
  }

  @Test
  void initialUeMessage() {
    check(
        "000c4037000006000800020002001a000504c7055ac80043000600134001000100644008001340011a2d0010"
            + "008640014000600006004000000001",
        new InitialUeMessage(
            new EnbUeS1apId(2),
            Octets.hex("c7055ac8"),
            new Tai(Plmn.of("310/410"), 1),
            new Ecgi(Plmn.of("310/410"), 0x1a2d001),
            RrcEstablishmentCause.MO_DATA,
            Optional.of(new STmsi(1, 1)),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void uplinkNasTransport() {
    check(
        "000d40330000050000000200d3000800020001001a000a09273df71ae5046200c200644008001340011a2d00"
            + "1000434006001340010001",
        new UplinkNasTransport(
            new MmeUeS1apId(0xd3),
            new EnbUeS1apId(1),
            Octets.hex("273df71ae5046200c2"),
            new Ecgi(Plmn.of("310/410"), 0x1a2d001),
            new Tai(Plmn.of("310/410"), 1),
            OtherIes.NONE));
  }

  @Test
  void downlinkNasTransport() {
    check(
        "000b401e000003000000020009000800034003e8001a000a0927c2231c68010201d9",
        new DownlinkNasTransport(
            new MmeUeS1apId(9),
            new EnbUeS1apId(1000),
            Octets.hex("27c2231c68010201d9"),
            OtherIes.NONE));
  }

  @Test
  void ueContextReleaseCommand() {
    check(
        "001700110000020063000400d60004000240020280",
        new UeContextReleaseCommand(
            new UeS1apIds.Pair(new MmeUeS1apId(0xd6), new EnbUeS1apId(4)),
            CauseRadioNetwork.USER_INACTIVITY,
            OtherIes.NONE));
  }

  @Test
  void ueContextModificationRequest() {
    check(
        "001500270000040000000200070008000340012c0042400a1802faf0806001312d00006b00051c000c0000",
        new UeContextModificationRequest(
            new MmeUeS1apId(7),
            new EnbUeS1apId(300),
            Optional.empty(),
            Optional.of(
                UeAggregateMaximumBitRate.of(
                    new AggregateMaximumBitRate(BitRate.megabits(20), BitRate.megabits(50)))),
            Optional.of(UeSecurityCapabilities.of(0xe000, 0xc000)),
            OtherIes.NONE));
  }

  @Test
  void ueContextModificationResponse() {
    check(
        "201500100000020000400200070008400340012c",
        new UeContextModificationResponse(
            new MmeUeS1apId(7), new EnbUeS1apId(300), Optional.empty(), OtherIes.NONE));
  }

  @Test
  void ueContextModificationFailure() {
    check(
        "401500160000030000400200070008400340012c000240020810",
        new UeContextModificationFailure(
            new MmeUeS1apId(7),
            new EnbUeS1apId(300),
            CauseRadioNetwork.NOT_SUPPORTED_QCI_VALUE,
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void enbConfigurationUpdate() {
    check(
        "001d001e000003003c40070200656e622d3200400007000001c000f1100089400140",
        new EnbConfigurationUpdate(
            Optional.of("enb-2"),
            Optional.of(List.of(new SupportedTa(7, List.of(Plmn.of("001/01"))))),
            Optional.of(PagingDrx.V128),
            OtherIes.NONE));
  }

  @Test
  void enbConfigurationUpdateAcknowledge() {
    check("201d0003000000", new EnbConfigurationUpdateAcknowledge(Optional.empty(), OtherIes.NONE));
  }

  @Test
  void enbConfigurationUpdateFailure() {
    check(
        "401d000d00000200024001450041400140",
        new EnbConfigurationUpdateFailure(
            CauseMisc.UNKNOWN_PLMN, Optional.of(TimeToWait.V20S), Optional.empty(), OtherIes.NONE));
  }

  @Test
  void overloadStart() {
    check(
        "002240200000030065000110009a400f010000f1100001000000f11080010700a1400162",
        new OverloadStart(
            OverloadAction.REJECT_RRC_CR_SIGNALLING,
            Optional.of(
                List.of(
                    new Gummei(Plmn.of("001/01"), 1, 0), new Gummei(Plmn.of("001/01"), 0x8001, 7))),
            Optional.of(50),
            OtherIes.NONE));
    check(
        "0022400d000002006500010000a14001c4",
        OverloadStart.of(OverloadAction.REJECT_NON_EMERGENCY_MO_DT, 99));
  }

  @Test
  void overloadStartWithAnActionOfALaterRelease() {
    check(
        "00224009000001006500024180",
        new OverloadStart(
            OverloadAction.NOT_ACCEPT_MO_DATA_OR_DELAY_TOLERANT_ACCESS_FROM_CP_CIOT,
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void overloadStop() {
    check("00230003000000", OverloadStop.OF_ALL);
    check(
        "0023000f000001009a4008000000f110000100",
        new OverloadStop(Optional.of(List.of(new Gummei(Plmn.of("001/01"), 1, 0))), OtherIes.NONE));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException noLiteral) {
      throw new IllegalArgumentException(noLiteral);
    }
  }

  private static void check(String hex, S1apMessage message) {
    var octets = Octets.hex(hex);
    assertThat(S1ap.encode(message)).isEqualTo(octets);
    assertThat(S1ap.decode(octets).orThrow()).isEqualTo(message);
  }
}
