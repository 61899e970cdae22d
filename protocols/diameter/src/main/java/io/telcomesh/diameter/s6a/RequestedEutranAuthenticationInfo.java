package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import java.util.Optional;

/// Requested-EUTRAN-Authentication-Info, TS 29.272 §7.3.11.
///
/// @param numberOfRequestedVectors 1 to 5 (§7.3.14); 1 where it is absent
/// @param immediateResponsePreferred there where a UE waits for the answer
/// @param resynchronizationInfo RAND and AUTS, 30 octets, after a synchronisation failure
public record RequestedEutranAuthenticationInfo(
    Optional<Integer> numberOfRequestedVectors,
    Optional<Long> immediateResponsePreferred,
    Optional<Octets> resynchronizationInfo,
    OtherIes others) {
  static final Table<RequestedEutranAuthenticationInfo, AvpTag> MEMBERS =
      AvpTable.of(RequestedEutranAuthenticationInfo.class, "Requested-EUTRAN-Authentication-Info")
          .optional(
              S6aAvps.NUMBER_OF_REQUESTED_VECTORS,
              RequestedEutranAuthenticationInfo::numberOfRequestedVectors)
          .optional(
              S6aAvps.IMMEDIATE_RESPONSE_PREFERRED,
              RequestedEutranAuthenticationInfo::immediateResponsePreferred)
          .optional(
              S6aAvps.RE_SYNCHRONIZATION_INFO,
              RequestedEutranAuthenticationInfo::resynchronizationInfo)
          .others(RequestedEutranAuthenticationInfo::others)
          .build();

  /// Vectors for a UE that waits.
  public static RequestedEutranAuthenticationInfo vectors(
      int number, Optional<Octets> resynchronizationInfo) {
    return new RequestedEutranAuthenticationInfo(
        Optional.of(number), Optional.of(0L), resynchronizationInfo, OtherIes.NONE);
  }
}
