package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.alternative;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Asn1;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;

/// UE S1AP IDs, TS 36.413 §9.1.4.6: the UE whose context goes.
public sealed interface UeS1apIds {
  PerType<UeS1apIds> TYPE =
      Asn1.<UeS1apIds>choice(
              alternative("uE-S1AP-ID-pair", Pair.PAIR, Pair.class),
              alternative(
                  "mME-UE-S1AP-ID",
                  MmeUeS1apId.TYPE.as(MmeOnly::new, MmeOnly::mmeUeS1apId),
                  MmeOnly.class))
          .extensible();

  MmeUeS1apId mmeUeS1apId();

  /// Both names.
  record Pair(MmeUeS1apId mmeUeS1apId, EnbUeS1apId enbUeS1apId, Extensions extensions)
      implements UeS1apIds {
    static final PerType<Pair> PAIR =
        sequence(
                Pair::new,
                required("mME-UE-S1AP-ID", MmeUeS1apId.TYPE, Pair::mmeUeS1apId),
                required("eNB-UE-S1AP-ID", EnbUeS1apId.TYPE, Pair::enbUeS1apId),
                iEExtensions("UE-S1AP-ID-pair-ExtIEs", Pair::extensions))
            .extensible();

    public Pair(MmeUeS1apId mmeUeS1apId, EnbUeS1apId enbUeS1apId) {
      this(mmeUeS1apId, enbUeS1apId, Extensions.NONE);
    }
  }

  /// Where the eNodeB's name is not known.
  record MmeOnly(MmeUeS1apId mmeUeS1apId) implements UeS1apIds {}
}
