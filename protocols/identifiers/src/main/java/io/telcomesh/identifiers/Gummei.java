package io.telcomesh.identifiers;

/// Globally unique MME identifier, TS 23.003 §2.8.1: PLMN, MME group (16 bits), MME code (8 bits).
public record Gummei(Plmn plmn, int mmeGroupId, int mmeCode) {
  public Gummei {
    Range.check(mmeGroupId, 0, 0xffff, "an MME group id");
    Range.check(mmeCode, 0, 0xff, "an MME code");
  }

  /// The MME's host name, TS 23.003 §19.4.2.4:
  /// `mmec01.mmegi0001.mme.epc.mnc001.mcc001.3gppnetwork.org`.
  public String hostName() {
    return "mmec%02x.mmegi%04x.mme.%s".formatted(mmeCode, mmeGroupId, plmn.epcRealm());
  }

  @Override
  public String toString() {
    return "%s-%04x-%02x".formatted(plmn, mmeGroupId, mmeCode);
  }
}
