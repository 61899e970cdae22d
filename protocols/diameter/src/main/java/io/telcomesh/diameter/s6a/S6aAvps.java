package io.telcomesh.diameter.s6a;

import static io.telcomesh.diameter.AvpTag.VENDOR_3GPP;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.Avp;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.identifiers.Digits;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import java.net.InetAddress;
import java.time.Instant;
import java.util.function.Consumer;

/// The AVPs of S6a that our procedures read or write, TS 29.272 §7.3 with the M bits of its table
/// 7.3.1.
public final class S6aAvps {
  /// The application, TS 29.272 §7.1.8.
  public static final int APPLICATION = 16777251;

  /// Auth-Session-State of every S6a message (§7.1.4).
  public static final int NO_STATE_MAINTAINED = 1;

  /// RAT-Type, TS 29.212 §5.3.31.
  public static final int RAT_EUTRAN = 1004;

  /// Bit 0 of PUR-Flags, §7.3.149.
  public static final long PURGED_IN_MME = 1;

  /// The Service-Selection that stands for any APN, TS 23.003 §9.2.1.
  public static final String WILD_CARD = "*";

  public static final Avp<Imsi> IMSI = BaseAvps.USER_NAME.as(Imsi::new, Imsi::digits);
  public static final Avp<InetAddress> MIP_HOME_AGENT_ADDRESS =
      Avp.address("MIP-Home-Agent-Address", 334, 0, true);
  public static final Avp<MipHomeAgentHost> MIP_HOME_AGENT_HOST =
      Avp.grouped("MIP-Home-Agent-Host", 348, 0, true, () -> MipHomeAgentHost.MEMBERS);
  public static final Avp<Mip6AgentInfo> MIP6_AGENT_INFO =
      Avp.grouped("MIP6-Agent-Info", 486, 0, true, () -> Mip6AgentInfo.MEMBERS);
  public static final Avp<String> SERVICE_SELECTION =
      Avp.utf8String("Service-Selection", 493, 0, true);

  public static final Avp<String> CHARGING_CHARACTERISTICS =
      Avp.utf8String("3GPP-Charging-Characteristics", 13, VENDOR_3GPP, true);
  public static final Avp<Long> MAX_REQUESTED_BANDWIDTH_DL =
      number("Max-Requested-Bandwidth-DL", 515);
  public static final Avp<Long> MAX_REQUESTED_BANDWIDTH_UL =
      number("Max-Requested-Bandwidth-UL", 516);
  public static final Avp<Long> EXTENDED_MAX_REQUESTED_BW_DL =
      Avp.unsigned32("Extended-Max-Requested-BW-DL", 554, VENDOR_3GPP, false);
  public static final Avp<Long> EXTENDED_MAX_REQUESTED_BW_UL =
      Avp.unsigned32("Extended-Max-Requested-BW-UL", 555, VENDOR_3GPP, false);
  public static final Avp<String> VISITED_NETWORK_IDENTIFIER =
      Avp.utf8String("Visited-Network-Identifier", 600, VENDOR_3GPP, true);
  public static final Avp<SupportedFeatures> SUPPORTED_FEATURES =
      Avp.grouped("Supported-Features", 628, VENDOR_3GPP, false, () -> SupportedFeatures.MEMBERS);
  public static final Avp<Long> FEATURE_LIST_ID =
      Avp.unsigned32("Feature-List-ID", 629, VENDOR_3GPP, false);
  public static final Avp<Long> FEATURE_LIST =
      Avp.unsigned32("Feature-List", 630, VENDOR_3GPP, false);
  public static final Avp<Msisdn> MSISDN =
      octets("MSISDN", 701).as(S6aAvps::readMsisdn, S6aAvps::writeMsisdn);
  public static final Avp<InetAddress> SERVED_PARTY_IP_ADDRESS =
      Avp.address("Served-Party-IP-Address", 848, VENDOR_3GPP, true);
  public static final Avp<Integer> QOS_CLASS_IDENTIFIER = small("QoS-Class-Identifier", 1028);
  public static final Avp<Integer> RAT_TYPE = optionalSmall("RAT-Type", 1032);
  public static final Avp<Arp> ALLOCATION_RETENTION_PRIORITY =
      Avp.grouped("Allocation-Retention-Priority", 1034, VENDOR_3GPP, false, () -> Arp.MEMBERS);
  public static final Avp<Integer> PRIORITY_LEVEL = optionalSmall("Priority-Level", 1046);
  public static final Avp<Integer> PREEMPTION_CAPABILITY =
      optionalSmall("Pre-emption-Capability", 1047);
  public static final Avp<Integer> PREEMPTION_VULNERABILITY =
      optionalSmall("Pre-emption-Vulnerability", 1048);

  public static final Avp<SubscriptionData> SUBSCRIPTION_DATA =
      Avp.grouped("Subscription-Data", 1400, VENDOR_3GPP, true, () -> SubscriptionData.MEMBERS);
  public static final Avp<TerminalInformation> TERMINAL_INFORMATION =
      Avp.grouped(
          "Terminal-Information", 1401, VENDOR_3GPP, true, () -> TerminalInformation.MEMBERS);
  public static final Avp<String> IMEI = Avp.utf8String("IMEI", 1402, VENDOR_3GPP, true);
  public static final Avp<String> SOFTWARE_VERSION =
      Avp.utf8String("Software-Version", 1403, VENDOR_3GPP, true);
  public static final Avp<UlrFlags> ULR_FLAGS =
      number("ULR-Flags", 1405).as(UlrFlags::new, UlrFlags::bits);
  public static final Avp<Long> ULA_FLAGS = number("ULA-Flags", 1406);
  public static final Avp<Plmn> VISITED_PLMN_ID =
      octets("Visited-PLMN-Id", 1407).as(value -> Plmn.decode(value.reader()), Plmn::octets);
  public static final Avp<RequestedEutranAuthenticationInfo> REQUESTED_EUTRAN_AUTHENTICATION_INFO =
      Avp.grouped(
          "Requested-EUTRAN-Authentication-Info",
          1408,
          VENDOR_3GPP,
          true,
          () -> RequestedEutranAuthenticationInfo.MEMBERS);
  public static final Avp<Integer> NUMBER_OF_REQUESTED_VECTORS =
      small("Number-Of-Requested-Vectors", 1410);
  public static final Avp<Octets> RE_SYNCHRONIZATION_INFO = octets("Re-Synchronization-Info", 1411);
  public static final Avp<Long> IMMEDIATE_RESPONSE_PREFERRED =
      number("Immediate-Response-Preferred", 1412);
  public static final Avp<AuthenticationInfo> AUTHENTICATION_INFO =
      Avp.grouped("Authentication-Info", 1413, VENDOR_3GPP, true, () -> AuthenticationInfo.MEMBERS);
  public static final Avp<EutranVector> EUTRAN_VECTOR =
      Avp.grouped("E-UTRAN-Vector", 1414, VENDOR_3GPP, true, () -> EutranVector.MEMBERS);
  public static final Avp<Integer> NETWORK_ACCESS_MODE = small("Network-Access-Mode", 1417);
  public static final Avp<Long> ITEM_NUMBER = number("Item-Number", 1419);
  public static final Avp<CancellationType> CANCELLATION_TYPE =
      small("Cancellation-Type", 1420).as(CancellationType::of, CancellationType::ordinal);
  public static final Avp<Long> DSR_FLAGS = number("DSR-Flags", 1421);
  public static final Avp<Long> DSA_FLAGS = number("DSA-Flags", 1422);
  public static final Avp<Integer> CONTEXT_IDENTIFIER = small("Context-Identifier", 1423);
  public static final Avp<Integer> SUBSCRIBER_STATUS = small("Subscriber-Status", 1424);
  public static final Avp<Long> OPERATOR_DETERMINED_BARRING =
      number("Operator-Determined-Barring", 1425);
  public static final Avp<Long> ACCESS_RESTRICTION_DATA = number("Access-Restriction-Data", 1426);
  public static final Avp<Integer> ALL_APN_CONFIGURATIONS_INCLUDED =
      small("All-APN-Configurations-Included-Indicator", 1428);
  public static final Avp<ApnConfigurationProfile> APN_CONFIGURATION_PROFILE =
      Avp.grouped(
          "APN-Configuration-Profile",
          1429,
          VENDOR_3GPP,
          true,
          () -> ApnConfigurationProfile.MEMBERS);
  public static final Avp<ApnConfiguration> APN_CONFIGURATION =
      Avp.grouped("APN-Configuration", 1430, VENDOR_3GPP, true, () -> ApnConfiguration.MEMBERS);
  public static final Avp<EpsSubscribedQosProfile> EPS_SUBSCRIBED_QOS_PROFILE =
      Avp.grouped(
          "EPS-Subscribed-QoS-Profile",
          1431,
          VENDOR_3GPP,
          true,
          () -> EpsSubscribedQosProfile.MEMBERS);
  public static final Avp<Integer> ALERT_REASON = small("Alert-Reason", 1434);
  public static final Avp<Ambr> AMBR =
      Avp.grouped("AMBR", 1435, VENDOR_3GPP, true, () -> Ambr.MEMBERS);
  public static final Avp<Long> IDA_FLAGS = number("IDA-Flags", 1441);
  public static final Avp<Long> PUA_FLAGS = number("PUA-Flags", 1442);
  public static final Avp<Long> NOR_FLAGS = number("NOR-Flags", 1443);
  public static final Avp<Octets> RAND = Avp.secret("RAND", 1447, VENDOR_3GPP, true);
  public static final Avp<Octets> XRES = Avp.secret("XRES", 1448, VENDOR_3GPP, true);
  public static final Avp<Octets> AUTN = Avp.secret("AUTN", 1449, VENDOR_3GPP, true);
  public static final Avp<Octets> KASME = Avp.secret("KASME", 1450, VENDOR_3GPP, true);
  public static final Avp<Integer> PDN_TYPE = small("PDN-Type", 1456);
  public static final Avp<IdrFlags> IDR_FLAGS =
      number("IDR-Flags", 1490).as(IdrFlags::new, IdrFlags::bits);
  public static final Avp<Integer> IMS_VOICE_OVER_PS =
      optionalSmall("IMS-Voice-Over-PS-Sessions-Supported", 1492);
  public static final Avp<Instant> LAST_UE_ACTIVITY_TIME =
      Avp.time("Last-UE-Activity-Time", 1494, VENDOR_3GPP, false);
  public static final Avp<EpsUserState> EPS_USER_STATE =
      Avp.grouped("EPS-User-State", 1495, VENDOR_3GPP, false, () -> EpsUserState.MEMBERS);
  public static final Avp<EpsLocationInformation> EPS_LOCATION_INFORMATION =
      Avp.grouped(
          "EPS-Location-Information",
          1496,
          VENDOR_3GPP,
          false,
          () -> EpsLocationInformation.MEMBERS);
  public static final Avp<MmeUserState> MME_USER_STATE =
      Avp.grouped("MME-User-State", 1497, VENDOR_3GPP, false, () -> MmeUserState.MEMBERS);
  public static final Avp<UserState> USER_STATE =
      optionalSmall("User-State", 1499).as(UserState::of, UserState::ordinal);
  public static final Avp<MmeLocationInformation> MME_LOCATION_INFORMATION =
      Avp.grouped(
          "MME-Location-Information",
          1600,
          VENDOR_3GPP,
          false,
          () -> MmeLocationInformation.MEMBERS);
  public static final Avp<Ecgi> CELL_GLOBAL_IDENTITY =
      Avp.octetString("E-UTRAN-Cell-Global-Identity", 1602, VENDOR_3GPP, false)
          .as(value -> Ecgi.decode(value.reader()), value -> octets(value::encode));
  public static final Avp<Tai> TRACKING_AREA_IDENTITY =
      Avp.octetString("Tracking-Area-Identity", 1603, VENDOR_3GPP, false)
          .as(value -> Tai.decode(value.reader()), value -> octets(value::encode));
  public static final Avp<Integer> CURRENT_LOCATION_RETRIEVED =
      optionalSmall("Current-Location-Retrieved", 1610);
  public static final Avp<Long> AGE_OF_LOCATION =
      Avp.unsigned32("Age-Of-Location-Information", 1611, VENDOR_3GPP, false);
  public static final Avp<Integer> ERROR_DIAGNOSTIC = optionalSmall("Error-Diagnostic", 1614);
  public static final Avp<Long> SUBSCRIBED_PERIODIC_TIMER =
      Avp.unsigned32("Subscribed-Periodic-RAU-TAU-Timer", 1619, VENDOR_3GPP, false);
  public static final Avp<Long> PUR_FLAGS = Avp.unsigned32("PUR-Flags", 1635, VENDOR_3GPP, false);
  public static final Avp<Long> CLR_FLAGS = Avp.unsigned32("CLR-Flags", 1638, VENDOR_3GPP, false);

  private S6aAvps() {}

  private static Avp<Long> number(String name, int code) {
    return Avp.unsigned32(name, code, VENDOR_3GPP, true);
  }

  private static Avp<Integer> small(String name, int code) {
    return number(name, code).as(S6aAvps::smallNumber, Integer::longValue);
  }

  private static Avp<Integer> optionalSmall(String name, int code) {
    return Avp.unsigned32(name, code, VENDOR_3GPP, false)
        .as(S6aAvps::smallNumber, Integer::longValue);
  }

  private static int smallNumber(long value) {
    if (value > Integer.MAX_VALUE) {
      throw new DecodeException("%d where small numbers stand".formatted(value));
    }
    return (int) value;
  }

  private static Avp<Octets> octets(String name, int code) {
    return Avp.octetString(name, code, VENDOR_3GPP, true);
  }

  private static Octets octets(Consumer<OctetWriter> value) {
    var out = new OctetWriter(8);
    value.accept(out);
    return out.toOctets();
  }

  private static Msisdn readMsisdn(Octets digits) {
    return new Msisdn(Digits.decode(new OctetReader(digits)));
  }

  private static Octets writeMsisdn(Msisdn msisdn) {
    var out = new OctetWriter(8);
    Digits.encode(msisdn.digits(), out);
    return out.toOctets();
  }
}
