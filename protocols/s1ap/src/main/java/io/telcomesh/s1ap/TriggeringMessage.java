package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.PerType;
import java.util.Locale;

/// Triggering Message, TS 36.413 §9.2.1.21, and the alternatives of the S1AP-PDU, which are the
/// same.
public enum TriggeringMessage {
  INITIATING_MESSAGE,
  SUCCESSFUL_OUTCOME,
  UNSUCCESSFUL_OUTCOME;

  static final PerType<TriggeringMessage> TYPE = enumerated(TriggeringMessage.class);

  /// As the dictionary's table has it: `initiating`, `successful`, `unsuccessful`.
  String kind() {
    return name().substring(0, name().indexOf('_')).toLowerCase(Locale.ROOT);
  }
}
