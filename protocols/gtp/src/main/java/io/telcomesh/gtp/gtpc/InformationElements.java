package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.InformationElement.ANY;
import static io.telcomesh.gtp.gtpc.InformationElement.extendable;
import static io.telcomesh.gtp.gtpc.InformationElement.fixed;
import static io.telcomesh.gtp.gtpc.InformationElement.nested;
import static io.telcomesh.gtp.gtpc.InformationElement.octets;
import static io.telcomesh.gtp.gtpc.InformationElement.secret;
import static io.telcomesh.gtp.gtpc.InformationElement.variable;

import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Digits;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All information elements, TS 29.274 Table 8.1-1: those with a value type of their own as
/// constants, the others in octets. One gets its type when a message has a component for it.
public final class InformationElements {
  private InformationElements() {}

  public static final InformationElement<Imsi> IMSI =
      variable(
          1,
          "International Mobile Subscriber Identity (IMSI)",
          3,
          8,
          in -> new Imsi(Digits.decode(in)),
          (imsi, out) -> Digits.encode(imsi.digits(), out));

  public static final InformationElement<Cause> CAUSE =
      variable(2, "Cause", 2, 6, Cause::decode, Cause::encode);

  public static final InformationElement<RestartCounter> RECOVERY =
      extendable(
          3,
          "Recovery (Restart Counter)",
          1,
          in -> new RestartCounter(in.u8()),
          (counter, out) -> out.u8(counter.value()));

  public static final InformationElement<Apn> APN =
      variable(71, "Access Point Name (APN)", 1, 100, Apn::decode, Apn::encode);

  public static final InformationElement<AggregateMaximumBitRate> AMBR =
      fixed(
          72,
          "Aggregate Maximum Bit Rate (AMBR)",
          8,
          in -> new AggregateMaximumBitRate(kilobits(in), kilobits(in)),
          (ambr, out) -> out.u32(ambr.uplink().inKilobits()).u32(ambr.downlink().inKilobits()));

  public static final InformationElement<EpsBearerIdentity> EPS_BEARER_ID =
      extendable(
          73,
          "EPS Bearer ID (EBI)",
          1,
          in -> new EpsBearerIdentity(in.u8() & 0xf),
          (bearer, out) -> out.u8(bearer.value()));

  public static final InformationElement<InetAddress> IP_ADDRESS =
      variable(74, "IP Address", 4, 16, Addresses::any, Addresses::write);

  public static final InformationElement<MobileEquipmentIdentity> MOBILE_EQUIPMENT_IDENTITY =
      variable(
          75,
          "Mobile Equipment Identity (MEI)",
          8,
          8,
          MobileEquipmentIdentity::decode,
          (mei, out) -> Digits.encode(mei.digits(), out));

  public static final InformationElement<Msisdn> MSISDN =
      variable(
          76,
          "MSISDN",
          1,
          8,
          in -> new Msisdn(Digits.decode(in)),
          (msisdn, out) -> Digits.encode(msisdn.digits(), out));

  public static final InformationElement<Indication> INDICATION =
      extendable(
          77,
          "Indication",
          2,
          in -> new Indication(in.rest()),
          (indication, out) -> out.octets(indication.octets()));

  public static final InformationElement<ProtocolConfigurationOptions> PCO =
      variable(
          78,
          "Protocol Configuration Options (PCO)",
          1,
          ANY,
          ProtocolConfigurationOptions::decode,
          ProtocolConfigurationOptions::encode);

  public static final InformationElement<PdnAddressAllocation> PDN_ADDRESS_ALLOCATION =
      variable(
          79,
          "PDN Address Allocation (PAA)",
          1,
          22,
          PdnAddressAllocation::decode,
          PdnAddressAllocation::encode);

  public static final InformationElement<BearerQos> BEARER_QOS =
      extendable(
          80,
          "Bearer Level Quality of Service (Bearer QoS)",
          22,
          BearerQos::decode,
          BearerQos::encode);

  public static final InformationElement<RatType> RAT_TYPE =
      extendable(82, "RAT Type", 1, RatType::decode, (rat, out) -> out.u8(rat.code()));

  public static final InformationElement<Plmn> SERVING_NETWORK =
      extendable(83, "Serving Network", 3, Plmn::decode, Plmn::encode);

  public static final InformationElement<UserLocation> USER_LOCATION_INFORMATION =
      extendable(
          86, "User Location Information (ULI)", 1, UserLocation::decode, UserLocation::encode);

  public static final InformationElement<FTeid> F_TEID =
      extendable(
          87,
          "Fully Qualified Tunnel Endpoint Identifier (F-TEID)",
          9,
          FTeid::decode,
          FTeid::encode);

  /// Steps of 50 milliseconds.
  public static final InformationElement<Duration> DELAY_VALUE =
      extendable(
          92,
          "Delay Value",
          1,
          in -> Duration.ofMillis(50L * in.u8()),
          (delay, out) -> out.u8((int) (delay.toMillis() / 50)));

  public static final InformationElement<ChargingId> CHARGING_ID =
      extendable(
          94, "Charging ID", 4, in -> new ChargingId(in.u32()), (id, out) -> out.u32(id.value()));

  public static final InformationElement<ChargingCharacteristics> CHARGING_CHARACTERISTICS =
      extendable(
          95,
          "Charging Characteristics",
          2,
          in -> new ChargingCharacteristics(in.u16()),
          (characteristics, out) -> out.u16(characteristics.value()));

  public static final InformationElement<PdnType> PDN_TYPE =
      extendable(99, "PDN Type", 1, PdnTypes::decode, PdnTypes::encode);

  public static final InformationElement<UeTimeZone> UE_TIME_ZONE =
      extendable(114, "UE Time Zone", 2, UeTimeZone::decode, UeTimeZone::encode);

  public static final InformationElement<ApnRestriction> APN_RESTRICTION =
      extendable(
          127,
          "APN Restriction",
          1,
          ApnRestriction::decode,
          (restriction, out) -> out.u8(restriction.ordinal()));

  public static final InformationElement<SelectionMode> SELECTION_MODE =
      extendable(
          128, "Selection Mode", 1, SelectionMode::decode, (mode, out) -> out.u8(mode.ordinal()));

  public static final InformationElement<NodeType> NODE_TYPE =
      extendable(135, "Node Type", 1, NodeType::decode, (node, out) -> out.u8(node.ordinal()));

  public static final InformationElement<AllocationRetentionPriority> ARP =
      extendable(
          155, "Allocation/Retention Priority (ARP)", 1, Priorities::decode, Priorities::encode);

  private static final List<InformationElement<?>> IN_OCTETS =
      List.of(
          octets(51, "STN-SR", 0, ANY),
          octets(81, "Flow Quality of Service (Flow QoS)", 21, ANY),
          octets(84, "EPS Bearer Level Traffic Flow Template (Bearer TFT)", 0, ANY),
          octets(85, "Traffic Aggregate Description (TAD)", 0, ANY),
          nested(93, "Bearer Context"),
          octets(96, "Trace Information", 34, ANY),
          octets(97, "Bearer Flags", 1, ANY),
          octets(100, "Procedure Transaction ID (PTI)", 1, ANY),
          secret(103, "MM Context (GSM Key and Triplets)"),
          secret(104, "MM Context (UMTS Key, Used Cipher and Quintuplets)"),
          secret(105, "MM Context (GSM Key, Used Cipher and Quintuplets)"),
          secret(106, "MM Context (UMTS Key and Quintuplets)"),
          secret(107, "MM Context (EPS Security Context, Quadruplets and Quintuplets)"),
          secret(108, "MM Context (UMTS Key, Quadruplets and Quintuplets)"),
          nested(109, "PDN Connection"),
          octets(110, "PDU Numbers", 9, ANY),
          octets(111, "P-TMSI", 4, 4),
          octets(112, "P-TMSI Signature", 3, 3),
          octets(113, "Hop Counter", 1, ANY),
          octets(115, "Trace Reference", 6, 6),
          octets(116, "Complete Request Message", 0, ANY),
          octets(117, "GUTI", 10, 10),
          octets(118, "F-Container", 0, ANY),
          octets(119, "F-Cause", 2, 3),
          octets(120, "PLMN ID", 3, 3),
          octets(121, "Target Identification", 0, ANY),
          octets(123, "Packet Flow ID", 0, ANY),
          octets(124, "RAB Context", 9, 9),
          octets(125, "Source RNC PDCP Context Info", 0, ANY),
          octets(126, "Port Number", 2, ANY),
          octets(129, "Source Identification", 0, ANY),
          octets(131, "Change Reporting Action", 1, 1),
          octets(132, "FQ-CSID", 0, ANY),
          octets(136, "Fully Qualified Domain Name (FQDN)", 1, ANY),
          octets(137, "Transaction Identifier (TI)", 0, ANY),
          octets(144, "RFSP Index", 2, 2),
          octets(145, "User CSG Information (UCI)", 8, ANY),
          octets(146, "CSG Information Reporting Action", 1, ANY),
          octets(147, "CSG ID", 4, ANY),
          octets(148, "CSG Membership Indication (CMI)", 1, ANY),
          octets(151, "Local Distinguished Name (LDN)", 0, ANY),
          octets(152, "Node Features", 1, ANY),
          octets(154, "Throttling", 2, ANY),
          octets(156, "EPC Timer", 1, ANY),
          octets(157, "Signalling Priority Indication", 1, ANY),
          secret(159, "Additional MM context for SRVCC"),
          octets(160, "Additional flags for SRVCC", 1, ANY),
          octets(162, "MDT Configuration", 0, ANY),
          octets(163, "Additional Protocol Configuration Options (APCO)", 0, ANY),
          octets(165, "H(e)NB Information Reporting", 1, ANY),
          octets(166, "IPv4 Configuration Parameters (IP4CP)", 5, ANY),
          octets(167, "Change to Report Flags", 1, ANY),
          octets(169, "TWAN Identifier", 0, ANY),
          octets(170, "ULI Timestamp", 4, ANY),
          octets(172, "RAN/NAS Cause", 0, ANY),
          octets(173, "CN Operator Selection Entity", 1, ANY),
          octets(174, "Trusted WLAN Mode Indication", 1, ANY),
          octets(175, "Node Number", 0, ANY),
          octets(176, "Node Identifier", 0, ANY),
          octets(177, "Presence Reporting Area Action", 0, ANY),
          octets(178, "Presence Reporting Area Information", 4, ANY),
          octets(179, "TWAN Identifier Timestamp", 4, ANY),
          nested(180, "Overload Control Information"),
          nested(181, "Load Control Information"),
          octets(182, "Metric", 1, 1),
          octets(183, "Sequence Number", 4, 4),
          octets(184, "APN and Relative Capacity", 0, ANY),
          octets(185, "WLAN Offloadability Indication", 1, ANY),
          octets(186, "Paging and Service Information", 0, ANY),
          octets(187, "Integer Number", 0, ANY),
          octets(188, "Millisecond Time Stamp", 6, ANY),
          octets(189, "Monitoring Event Information", 0, ANY),
          nested(191, "Remote UE Context"),
          octets(192, "Remote User ID", 0, ANY),
          octets(193, "Remote UE IP Information", 0, ANY),
          octets(194, "CIoT Optimizations Support Indication", 1, ANY),
          nested(195, "SCEF PDN Connection"),
          octets(196, "Header Compression Configuration", 4, ANY),
          octets(197, "Extended Protocol Configuration Options (ePCO)", 0, ANY),
          octets(198, "Serving PLMN Rate Control", 4, ANY),
          octets(199, "Counter", 5, ANY),
          octets(200, "Mapped UE Usage Type", 2, ANY),
          octets(201, "Secondary RAT Usage Data Report", 27, ANY),
          octets(202, "UP Function Selection Indication Flags", 1, ANY),
          octets(203, "Maximum Packet Loss Rate", 0, ANY),
          octets(204, "APN Rate Control Status", 20, ANY),
          octets(205, "Extended Trace Information", 0, ANY),
          octets(206, "Monitoring Event Extension Information", 0, ANY),
          octets(207, "Additional RRM Policy Index", 4, 4),
          nested(208, "V2X Context"),
          nested(209, "PC5 QoS Parameters"),
          octets(210, "Services Authorized", 2, ANY),
          octets(211, "Bit Rate", 4, ANY),
          octets(212, "PC5 QoS Flow", 10, ANY),
          octets(255, "Private Extension", 0, ANY));

  private static final Map<Integer, InformationElement<?>> BY_TYPE =
      Stream.concat(
              Stream.of(
                  IMSI,
                  CAUSE,
                  RECOVERY,
                  APN,
                  AMBR,
                  EPS_BEARER_ID,
                  IP_ADDRESS,
                  MOBILE_EQUIPMENT_IDENTITY,
                  MSISDN,
                  INDICATION,
                  PCO,
                  PDN_ADDRESS_ALLOCATION,
                  BEARER_QOS,
                  RAT_TYPE,
                  SERVING_NETWORK,
                  USER_LOCATION_INFORMATION,
                  F_TEID,
                  DELAY_VALUE,
                  CHARGING_ID,
                  CHARGING_CHARACTERISTICS,
                  PDN_TYPE,
                  UE_TIME_ZONE,
                  APN_RESTRICTION,
                  SELECTION_MODE,
                  NODE_TYPE,
                  ARP),
              IN_OCTETS.stream())
          .collect(Collectors.toUnmodifiableMap(InformationElement::type, Function.identity()));

  /// The IE of a type.
  public static Optional<InformationElement<?>> of(int type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /// The dictionary of all tables: the instance does not change what an IE is.
  static Optional<Element<?>> element(IeTag tag) {
    return of(tag.type()).map(InformationElement::element);
  }

  private static BitRate kilobits(OctetReader in) {
    return BitRate.kilobits(in.u32());
  }
}
