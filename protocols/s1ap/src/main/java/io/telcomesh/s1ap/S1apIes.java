package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.bitNumber;
import static io.telcomesh.asn1per.Asn1.extensiblePrintableString;
import static io.telcomesh.asn1per.Asn1.integer;
import static io.telcomesh.asn1per.Asn1.octetString;
import static io.telcomesh.asn1per.Asn1.sequenceOf;
import static io.telcomesh.asn1per.Asn1.singleContainer;
import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.asn1per.ProtocolIe;
import io.telcomesh.asn1per.ProtocolIeTable;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.s1ap.dictionary.S1apDictionary;
import java.util.List;

/// The IEs that our messages have components for: the number and name of the `id-` constant in TS
/// 36.413 §9.3.6, and the type. In the order of the numbers. All others are in the dictionary.
public final class S1apIes {
  public static final ProtocolIe<MmeUeS1apId> MME_UE_S1AP_ID =
      ie(0, "MME-UE-S1AP-ID", MmeUeS1apId.TYPE);
  public static final ProtocolIe<Cause> CAUSE = ie(2, "Cause", Cause.TYPE);
  public static final ProtocolIe<EnbUeS1apId> ENB_UE_S1AP_ID =
      ie(8, "eNB-UE-S1AP-ID", EnbUeS1apId.TYPE);
  public static final ProtocolIe<List<ERabToBeSetup>> E_RABS_TO_BE_SETUP =
      ie(
          16,
          "E-RABToBeSetupListBearerSUReq",
          items(17, "E-RABToBeSetupItemBearerSUReq", REJECT, ERabToBeSetup.OF_E_RAB_SETUP));
  public static final ProtocolIe<List<ERabToBeSetup>> E_RAB_TO_BE_SETUP_LIST =
      ie(
          24,
          "E-RABToBeSetupListCtxtSUReq",
          items(52, "E-RABToBeSetupItemCtxtSUReq", REJECT, ERabToBeSetup.TYPE));
  public static final ProtocolIe<Octets> NAS_PDU = ie(26, "NAS-PDU", octetString());
  public static final ProtocolIe<List<ERabSetup>> E_RABS_SETUP =
      ie(
          28,
          "E-RABSetupListBearerSURes",
          items(39, "E-RABSetupItemBearerSURes", IGNORE, ERabSetup.OF_E_RAB_SETUP));
  public static final ProtocolIe<List<ERabItem>> E_RABS_FAILED_TO_SETUP =
      eRabList(29, "E-RABFailedToSetupListBearerSURes");
  public static final ProtocolIe<List<ERabItem>> E_RABS_TO_BE_RELEASED =
      eRabList(33, "E-RABToBeReleasedList");
  public static final ProtocolIe<List<ERabItem>> E_RABS_FAILED_TO_RELEASE =
      eRabList(34, "E-RABFailedToReleaseList");
  public static final ProtocolIe<UePagingId> UE_PAGING_ID = ie(43, "UEPagingID", UePagingId.TYPE);
  public static final ProtocolIe<PagingDrx> PAGING_DRX = ie(44, "pagingDRX", PagingDrx.TYPE);
  public static final ProtocolIe<List<Tai>> TAI_LIST =
      ie(46, "TAIList", items(47, "TAIItem", IGNORE, Identities.TAI_ITEM));
  public static final ProtocolIe<List<ERabItem>> E_RAB_FAILED_TO_SETUP_LIST =
      eRabList(48, "E-RABFailedToSetupListCtxtSURes");
  public static final ProtocolIe<List<ERabSetup>> E_RAB_SETUP_LIST =
      ie(
          51,
          "E-RABSetupListCtxtSURes",
          items(50, "E-RABSetupItemCtxtSURes", IGNORE, ERabSetup.TYPE));
  public static final ProtocolIe<CriticalityDiagnostics> CRITICALITY_DIAGNOSTICS =
      ie(58, "CriticalityDiagnostics", CriticalityDiagnostics.TYPE);
  public static final ProtocolIe<GlobalEnbId> GLOBAL_ENB_ID =
      ie(59, "Global-ENB-ID", GlobalEnbId.TYPE);
  public static final ProtocolIe<String> ENB_NAME =
      ie(60, "eNBname", extensiblePrintableString(1, 150));
  public static final ProtocolIe<String> MME_NAME =
      ie(61, "MMEname", extensiblePrintableString(1, 150));
  public static final ProtocolIe<List<SupportedTa>> SUPPORTED_TAS =
      ie(64, "SupportedTAs", sequenceOf(1, 256, SupportedTa.TYPE));
  public static final ProtocolIe<TimeToWait> TIME_TO_WAIT = ie(65, "TimeToWait", TimeToWait.TYPE);
  public static final ProtocolIe<UeAggregateMaximumBitRate> UE_AGGREGATE_MAXIMUM_BIT_RATE =
      ie(66, "uEaggregateMaximumBitrate", UeAggregateMaximumBitRate.TYPE);
  public static final ProtocolIe<Tai> TAI = ie(67, "TAI", Identities.TAI);
  public static final ProtocolIe<List<ERabReleased>> E_RABS_RELEASED =
      ie(
          69,
          "E-RABReleaseListBearerRelComp",
          items(15, "E-RABReleaseItemBearerRelComp", IGNORE, ERabReleased.TYPE));
  public static final ProtocolIe<SecurityKey> SECURITY_KEY =
      ie(73, "SecurityKey", SecurityKey.TYPE);
  public static final ProtocolIe<Octets> UE_RADIO_CAPABILITY =
      ie(74, "UERadioCapability", octetString());
  public static final ProtocolIe<Gummei> GUMMEI_ID = ie(75, "GUMMEI-ID", Identities.GUMMEI);
  public static final ProtocolIe<Integer> UE_IDENTITY_INDEX_VALUE =
      ie(80, "UEIdentityIndexValue", bitNumber(10));
  public static final ProtocolIe<Integer> RELATIVE_MME_CAPACITY =
      ie(87, "RelativeMMECapacity", integer(0, 255));
  public static final ProtocolIe<ResetType> RESET_TYPE = ie(92, "ResetType", ResetType.TYPE);
  public static final ProtocolIe<List<UeAssociatedLogicalS1Connection>>
      UE_ASSOCIATED_LOGICAL_S1_CONNECTION_LIST =
          ie(
              93,
              "UE-associatedLogicalS1-ConnectionListResAck",
              items(
                  91,
                  "UE-associatedLogicalS1-ConnectionItem",
                  IGNORE,
                  UeAssociatedLogicalS1Connection.TYPE));
  public static final ProtocolIe<STmsi> S_TMSI = ie(96, "S-TMSI", Identities.S_TMSI);
  public static final ProtocolIe<UeS1apIds> UE_S1AP_IDS = ie(99, "UE-S1AP-IDs", UeS1apIds.TYPE);
  public static final ProtocolIe<Ecgi> EUTRAN_CGI = ie(100, "EUTRAN-CGI", Identities.EUTRAN_CGI);
  public static final ProtocolIe<OverloadAction> OVERLOAD_RESPONSE =
      ie(101, "OverloadResponse", OverloadAction.RESPONSE);
  public static final ProtocolIe<List<ServedGummei>> SERVED_GUMMEIS =
      ie(105, "ServedGUMMEIs", sequenceOf(1, 8, ServedGummei.TYPE));
  public static final ProtocolIe<UeSecurityCapabilities> UE_SECURITY_CAPABILITIES =
      ie(107, "UESecurityCapabilities", UeSecurityCapabilities.TYPE);
  public static final ProtocolIe<CnDomain> CN_DOMAIN = ie(109, "CNDomain", CnDomain.TYPE);
  public static final ProtocolIe<RrcEstablishmentCause> RRC_ESTABLISHMENT_CAUSE =
      ie(134, "RRC-Establishment-Cause", RrcEstablishmentCause.TYPE);
  public static final ProtocolIe<PagingDrx> DEFAULT_PAGING_DRX =
      ie(137, "DefaultPagingDRX", PagingDrx.TYPE);
  public static final ProtocolIe<List<Gummei>> GUMMEI_LIST =
      ie(154, "GUMMEIList", sequenceOf(1, 256, Identities.GUMMEI));
  public static final ProtocolIe<Integer> TRAFFIC_LOAD_REDUCTION_INDICATION =
      ie(161, "TrafficLoadReductionIndication", integer(1, 99));
  public static final ProtocolIe<Octets> UE_RADIO_CAPABILITY_FOR_PAGING =
      ie(198, "UERadioCapabilityForPaging", octetString());

  private S1apIes() {}

  /// The table of a message.
  ///
  /// @param name in the standard's ASN.1
  static <M> ProtocolIeTable<M> message(Class<M> type, String name) {
    return ProtocolIeTable.message(type, name, S1apDictionary.message(name));
  }

  private static <V> ProtocolIe<V> ie(int id, String name, PerType<V> type) {
    return new ProtocolIe<>(id, name, type);
  }

  private static ProtocolIe<List<ERabItem>> eRabList(int id, String name) {
    return ie(id, name, items(35, "E-RABItem", IGNORE, ERabItem.TYPE));
  }

  /// A list of single containers, the form of all lists with a criticality for each item.
  static <V> PerType<List<V>> items(int id, String name, Criticality criticality, PerType<V> item) {
    return sequenceOf(1, 256, singleContainer(ie(id, name, item), criticality));
  }
}
