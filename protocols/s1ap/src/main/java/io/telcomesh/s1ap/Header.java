package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.integer;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.PerReader;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.asn1per.PerWriter;
import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Tag;

/// What an S1AP-PDU says before its message, TS 36.413 §9.3.2; that much is readable of most
/// messages that are refused.
///
/// @param procedureCode 0 to 255
public record Header(
    TriggeringMessage triggeringMessage, int procedureCode, Criticality criticality)
    implements Tag {
  private static final PerType<Integer> PROCEDURE_CODE = integer(0, 255);
  private static final TriggeringMessage[] ALTERNATIVES = TriggeringMessage.values();

  static Header decode(PerReader in) {
    int alternative = in.index(ALTERNATIVES.length, true);
    if (alternative >= ALTERNATIVES.length) {
      throw new DecodeException("%d is no alternative of S1AP-PDU".formatted(alternative));
    }
    return new Header(
        ALTERNATIVES[alternative], PROCEDURE_CODE.decode(in), Criticality.TYPE.decode(in));
  }

  void encode(PerWriter out) {
    out.index(triggeringMessage.ordinal(), ALTERNATIVES.length, true);
    PROCEDURE_CODE.encode(procedureCode, out);
    Criticality.TYPE.encode(criticality, out);
  }

  @Override
  public long key() {
    return (long) triggeringMessage.ordinal() << 8 | procedureCode;
  }

  @Override
  public String toString() {
    return "%s of procedure %d".formatted(triggeringMessage, procedureCode);
  }
}
