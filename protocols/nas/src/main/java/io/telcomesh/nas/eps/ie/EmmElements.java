package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.security.Autn;
import io.telcomesh.security.Auts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Information elements of EPS mobility management, TS 24.301 §9.9.2 and §9.9.3, by the name of
/// their type.
public final class EmmElements {
  public static final Element<Auts> AUTHENTICATION_FAILURE_PARAMETER =
      Element.of(
          "Authentication failure parameter",
          in -> new Auts(in.octets(14)),
          (value, out) -> out.octets(value.octets()));
  public static final Element<Autn> AUTHENTICATION_PARAMETER_AUTN =
      Element.of(
          "Authentication parameter AUTN",
          in -> new Autn(in.octets(16)),
          (value, out) -> out.octets(value.octets()));
  public static final Element<Octets> AUTHENTICATION_PARAMETER_RAND =
      octets("Authentication parameter RAND", 16);
  public static final Element<Octets> AUTHENTICATION_RESPONSE_PARAMETER =
      Element.octets("Authentication response parameter");
  public static final Element<DaylightSavingTime> DAYLIGHT_SAVING_TIME =
      Element.of("Daylight saving time", DaylightSavingTime::decode, DaylightSavingTime::encode);
  public static final Element<UeDetachType> UE_DETACH_TYPE =
      Element.of("Detach type", UeDetachType::decode, UeDetachType::encode);
  public static final Element<NetworkDetachType> NETWORK_DETACH_TYPE =
      CodedElement.of(
          "Detach type", NetworkDetachType.values(), NetworkDetachType.REATTACH_NOT_REQUIRED);
  public static final Element<DrxParameter> DRX_PARAMETER =
      flags("DRX parameter", DrxParameter::new);
  public static final Element<EmmCause> EMM_CAUSE =
      Element.of("EMM cause", EmmCause::decode, EmmCause::encode);
  public static final Element<EpsAttachResult> EPS_ATTACH_RESULT =
      CodedElement.of("EPS attach result", EpsAttachResult.values());
  public static final Element<EpsAttachType> EPS_ATTACH_TYPE =
      CodedElement.of("EPS attach type", EpsAttachType.values(), EpsAttachType.EPS);
  public static final Element<EpsBearerContextStatus> EPS_BEARER_CONTEXT_STATUS =
      Element.of(
          "EPS bearer context status",
          EpsBearerContextStatus::decode,
          EpsBearerContextStatus::encode);
  public static final Element<EpsMobileIdentity> EPS_MOBILE_IDENTITY =
      Element.of("EPS mobile identity", EpsMobileIdentity::decode, EpsMobileIdentity::encode);
  public static final Element<EpsNetworkFeatureSupport> EPS_NETWORK_FEATURE_SUPPORT =
      flags("EPS network feature support", EpsNetworkFeatureSupport::new);
  public static final Element<EpsUpdateResult> EPS_UPDATE_RESULT =
      CodedElement.of("EPS update result", EpsUpdateResult.values());
  public static final Element<EpsUpdateType> EPS_UPDATE_TYPE =
      Element.of("EPS update type", EpsUpdateType::decode, EpsUpdateType::encode);
  public static final Element<GprsTimer> GPRS_TIMER =
      Element.of("GPRS timer", GprsTimer::decode, GprsTimer::encode);
  public static final Element<GprsTimer> GPRS_TIMER_2 =
      Element.of("GPRS timer 2", GprsTimer::decode, GprsTimer::encode);
  public static final Element<GprsTimer3> GPRS_TIMER_3 =
      Element.of("GPRS timer 3", GprsTimer3::decode, GprsTimer3::encode);

  /// Whether the GUTI was made from identities of UTRAN or GERAN.
  public static final Element<Boolean> GUTI_TYPE = flag("GUTI type");

  public static final Element<Octets> HASH_MME = octets("HashMME", 8);
  public static final Element<IdentityType> IDENTITY_TYPE_2 =
      CodedElement.of("Identity type 2", IdentityType.values(), IdentityType.IMSI);
  public static final Element<Boolean> IMEISV_REQUEST = flag("IMEISV request");
  public static final Element<KsiAndSequenceNumber> KSI_AND_SEQUENCE_NUMBER =
      Element.of(
          "KSI and sequence number", KsiAndSequenceNumber::decode, KsiAndSequenceNumber::encode);
  public static final Element<MobileIdentity> MOBILE_IDENTITY =
      Element.of("Mobile identity", MobileIdentity::decode, MobileIdentity::encode);
  public static final Element<MsNetworkCapability> MS_NETWORK_CAPABILITY =
      flags("MS network capability", MsNetworkCapability::new);
  public static final Element<NasKeySetIdentifier> NAS_KEY_SET_IDENTIFIER =
      Element.of(
          "NAS key set identifier", NasKeySetIdentifier::decode, NasKeySetIdentifier::encode);
  public static final Element<NasSecurityAlgorithms> NAS_SECURITY_ALGORITHMS =
      Element.of(
          "NAS security algorithms", NasSecurityAlgorithms::decode, NasSecurityAlgorithms::encode);
  public static final Element<NetworkName> NETWORK_NAME =
      Element.of("Network name", NetworkName::decode, NetworkName::encode);
  public static final Element<List<Plmn>> PLMN_LIST =
      Element.of("PLMN list", EmmElements::plmns, EmmElements::plmns);

  /// A whole Attach or Tracking Area Update Request.
  public static final Element<Octets> REPLAYED_NAS_MESSAGE_CONTAINER =
      Element.octets("Replayed NAS message container");

  public static final Element<Octets> SHORT_MAC = octets("Short MAC", 2);
  public static final Element<TimeZone> TIME_ZONE =
      Element.of("Time zone", TimeZone::decode, TimeZone::encode);
  public static final Element<UniversalTime> TIME_ZONE_AND_TIME =
      Element.of("Time zone and time", UniversalTime::decode, UniversalTime::encode);
  public static final Element<Tai> TRACKING_AREA_IDENTITY =
      Element.of("Tracking area identity", Tai::decode, Tai::encode);
  public static final Element<TrackingAreaIdentityList> TRACKING_AREA_IDENTITY_LIST =
      Element.of(
          "Tracking area identity list",
          TrackingAreaIdentityList::decode,
          TrackingAreaIdentityList::encode);
  public static final Element<UeAdditionalSecurityCapability> UE_ADDITIONAL_SECURITY_CAPABILITY =
      flags("UE additional security capability", UeAdditionalSecurityCapability::new);
  public static final Element<UeNetworkCapability> UE_NETWORK_CAPABILITY =
      flags("UE network capability", UeNetworkCapability::new);
  public static final Element<Boolean> UE_RADIO_CAPABILITY_INFORMATION_UPDATE_NEEDED =
      flag("UE radio capability information update needed");
  public static final Element<UeSecurityCapability> UE_SECURITY_CAPABILITY =
      flags("UE security capability", UeSecurityCapability::new);

  private EmmElements() {}

  /// Those whose values are shown where a message carries them beside its components.
  static List<Element<?>> all() {
    return List.of(
        DAYLIGHT_SAVING_TIME,
        DRX_PARAMETER,
        EMM_CAUSE,
        EPS_BEARER_CONTEXT_STATUS,
        EPS_MOBILE_IDENTITY,
        EPS_NETWORK_FEATURE_SUPPORT,
        GPRS_TIMER,
        GPRS_TIMER_2,
        GPRS_TIMER_3,
        GUTI_TYPE,
        MOBILE_IDENTITY,
        MS_NETWORK_CAPABILITY,
        NAS_KEY_SET_IDENTIFIER,
        NETWORK_NAME,
        PLMN_LIST,
        TIME_ZONE,
        TIME_ZONE_AND_TIME,
        TRACKING_AREA_IDENTITY,
        TRACKING_AREA_IDENTITY_LIST,
        UE_ADDITIONAL_SECURITY_CAPABILITY,
        UE_NETWORK_CAPABILITY);
  }

  private static <V extends Flags> Element<V> flags(String name, Function<Octets, V> maker) {
    return Element.of(
        name, in -> maker.apply(in.rest()), (value, out) -> out.octets(value.octets()));
  }

  private static Element<Octets> octets(String name, int length) {
    return Element.of(name, in -> in.octets(length), (value, out) -> out.octets(value));
  }

  /// Bit 1 of half an octet.
  static Element<Boolean> flag(String name) {
    return Element.of(name, in -> (in.u8() & 1) == 1, (value, out) -> out.u8(value ? 1 : 0));
  }

  private static List<Plmn> plmns(OctetReader in) {
    var plmns = new ArrayList<Plmn>();
    while (in.hasRemaining()) {
      plmns.add(Plmn.decode(in));
    }
    return List.copyOf(plmns);
  }

  private static void plmns(List<Plmn> plmns, OctetWriter out) {
    plmns.forEach(plmn -> plmn.encode(out));
  }
}
