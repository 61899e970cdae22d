package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.IeTag;
import io.telcomesh.asn1per.ProtocolIes;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Decoded.Accepted;
import io.telcomesh.codec.Decoded.Rejected;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import io.telcomesh.s1ap.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
  /// UPLINK NAS TRANSPORT: MME-UE-S1AP-ID, eNB-UE-S1AP-ID, NAS-PDU, EUTRAN-CGI, TAI.
  private static final Octets UPLINK =
      Octets.hex(
          "000d40330000050000000200d3000800020001001a000a09273df71ae5046200c200644008001340011a2d00"
              + "1000434006001340010001");

  static List<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @EnumSource(Criticality.class)
  void anUnknownIeFaresAsItsCriticalitySays(Criticality criticality) {
    var fields = fields();
    fields.add(new Field<>(new IeTag(60000, criticality), Octets.of(1, 2)));
    var decoded = S1ap.decode(uplink(fields));
    var diagnostic = diagnostics(decoded).getFirst();
    assertThat(diagnostic.problem()).isEqualTo(Problem.UNKNOWN);
    assertThat(diagnostic.tag()).isEqualTo(new IeTag(60000, criticality));
    assertThat(diagnostic.verdict()).isEqualTo(Verdict.valueOf(criticality.name()));
    if (criticality == Criticality.REJECT) {
      assertThat(decoded).isInstanceOf(Rejected.class);
    } else {
      assertThat(S1ap.encode(decoded.orThrow())).isEqualTo(uplink(fields));
    }
  }

  @Test
  void anIeOfAnotherMessageIsUnknownToo() {
    var fields = fields();
    fields.add(new Field<>(new IeTag(92, Criticality.REJECT), Octets.of(0)));
    assertThat(problems(S1ap.decode(uplink(fields)))).containsExactly(Problem.UNKNOWN);
  }

  @Test
  void everyMandatoryIeIsMissed() {
    for (int i = 0; i < fields().size(); i++) {
      var fields = fields();
      var gone = fields.remove(i);
      var rejected = rejected(S1ap.decode(uplink(fields)));
      var diagnostic = rejected.diagnostics().list().getFirst();
      assertThat(diagnostic.problem()).isEqualTo(Problem.MISSING);
      assertThat(diagnostic.tag().key()).isEqualTo(gone.tag().id());
    }
  }

  @Test
  void aDuplicateIsRefused() {
    var fields = fields();
    fields.add(1, fields.getFirst());
    assertThat(problems(S1ap.decode(uplink(fields)))).containsExactly(Problem.DUPLICATE);
  }

  @Test
  void aWrongOrderIsRefused() {
    var fields = fields();
    fields.add(fields.removeFirst());
    assertThat(problems(S1ap.decode(uplink(fields)))).containsExactly(Problem.OUT_OF_ORDER);
  }

  @Test
  void aRefusedMessageTellsItsHeaderAndWhatWasRead() {
    var fields = fields();
    fields.removeLast();
    var partial = rejected(S1ap.decode(uplink(fields))).partial();
    assertThat(partial.value(S1ap.HEADER))
        .contains(new Header(TriggeringMessage.INITIATING_MESSAGE, 13, Criticality.IGNORE));
    assertThat(partial.value(S1apIes.MME_UE_S1AP_ID)).contains(new MmeUeS1apId(0xd3));
    assertThat(partial.value(S1apIes.ENB_UE_S1AP_ID)).contains(new EnbUeS1apId(1));
  }

  @Test
  void anUnknownProcedureIsItsOwnOutcome() {
    var rejected = rejected(S1ap.decode(Octets.hex("00fe0003000000")));
    var diagnostic = rejected.diagnostics().list().getFirst();
    assertThat(diagnostic.problem()).isEqualTo(Problem.UNKNOWN);
    assertThat(diagnostic.tag())
        .isEqualTo(new Header(TriggeringMessage.INITIATING_MESSAGE, 254, Criticality.REJECT));
  }

  @Test
  void anOutcomeThatItsProcedureDoesNotHaveIsUnknown() {
    assertThat(problems(S1ap.decode(Octets.hex("200d4003000000"))))
        .containsExactly(Problem.UNKNOWN);
  }

  @Test
  void aMessageWithoutARecordIsKept() {
    var pdu = Octets.hex("00294003000000");
    var message = S1ap.decode(pdu).orThrow();
    assertThat(message)
        .isEqualTo(
            new UnbuiltMessage(
                new Header(TriggeringMessage.INITIATING_MESSAGE, 41, Criticality.IGNORE),
                "MMEConfigurationTransfer",
                Octets.hex("000000")));
    assertThat(S1ap.encode(message)).isEqualTo(pdu);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyTruncationIsRefused(Sample sample) {
    for (int length = 0; length < sample.pdu().length(); length++) {
      assertThat(S1ap.decode(sample.pdu().slice(0, length))).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void octetsAfterTheMessageAreIgnored() {
    var decoded = S1ap.decode(UPLINK.then(Octets.of(1, 2, 3)));
    assertThat(S1ap.encode(decoded.orThrow())).isEqualTo(UPLINK);
  }

  @Test
  void aLengthBeyondTheEndIsRefused() {
    var huge = Octets.hex("000d40c4").then(UPLINK.from(4));
    assertThat(problems(S1ap.decode(huge))).containsExactly(Problem.TRUNCATED);
    var count = Octets.hex("000d4033 00ffff").then(UPLINK.from(7));
    assertThat(S1ap.decode(count)).isInstanceOf(Rejected.class);
  }

  @Test
  void mutationsAreAcceptedOrRejectedAndNothingElse() {
    var random = new Random(36413);
    var samples = samples();
    int accepted = 0;
    for (int i = 0; i < 100_000; i++) {
      var octets = samples.get(random.nextInt(samples.size())).pdu().toByteArray();
      for (int change = random.nextInt(4); change >= 0; change--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      if (S1ap.decode(Octets.wrap(octets)) instanceof Accepted<S1apMessage>(var message, var _)) {
        accepted++;
        var again = S1ap.encode(message);
        assertThat(S1ap.encode(S1ap.decode(again).orThrow())).isEqualTo(again);
        assertThat(S1ap.render(message).toString()).isNotEmpty();
      }
    }
    assertThat(accepted).isBetween(20_000, 90_000);
  }

  private static List<Field<IeTag>> fields() {
    var fields = new ArrayList<Field<IeTag>>();
    ProtocolIes.FRAMING.split(
        UPLINK.from(4).reader(), List.of(), (tag, value) -> fields.add(new Field<>(tag, value)));
    return fields;
  }

  private static Octets uplink(List<Field<IeTag>> fields) {
    var body = new OctetWriter();
    ProtocolIes.FRAMING.join(fields, body);
    return Octets.of(0x00, 0x0d, 0x40, body.length()).then(body.toOctets());
  }

  private static Rejected<S1apMessage> rejected(Decoded<S1apMessage> decoded) {
    assertThat(decoded).isInstanceOf(Rejected.class);
    return (Rejected<S1apMessage>) decoded;
  }

  private static List<Diagnostic> diagnostics(Decoded<S1apMessage> decoded) {
    return switch (decoded) {
      case Accepted<S1apMessage>(var _, var notes) -> notes.list();
      case Rejected<S1apMessage>(var diagnostics, var _) -> diagnostics.list();
    };
  }

  private static List<Problem> problems(Decoded<S1apMessage> decoded) {
    return rejected(decoded).diagnostics().list().stream().map(Diagnostic::problem).toList();
  }
}
