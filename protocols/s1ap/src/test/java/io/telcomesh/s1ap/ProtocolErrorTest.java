package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.codec.Octets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolErrorTest {
  private static final String RESET = "000e000d0000020002400143005c000100";

  @Test
  void nothingIsSaidAboutASoundMessage() {
    assertThat(error(RESET)).isEmpty();
  }

  @Test
  void octetsThatAreNoPduAreATransferSyntaxError() {
    assertThat(error("ff").orElseThrow())
        .isEqualTo(
            new ProtocolError(
                CauseProtocol.TRANSFER_SYNTAX_ERROR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aTruncatedMessageIsATransferSyntaxErrorOfItsProcedure() {
    var error = error("000e000b0000020002400143005c0001").orElseThrow();
    assertThat(error.cause()).isEqualTo(CauseProtocol.TRANSFER_SYNTAX_ERROR);
    assertThat(error.criticalityDiagnostics().orElseThrow().procedureCode()).contains(14);
  }

  @ParameterizedTest
  @CsvSource({
    "00, ABSTRACT_SYNTAX_ERROR_REJECT",
    "80, ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY",
  })
  void anUnknownProcedureIsReportedAsItsCriticalitySays(String criticality, CauseProtocol cause) {
    var error = error("00fe" + criticality + "03000000").orElseThrow();
    assertThat(error.cause()).isEqualTo(cause);
    assertThat(error.criticalityDiagnostics().orElseThrow().procedureCode()).contains(254);
    assertThat(error.criticalityDiagnostics().orElseThrow().ies()).isEmpty();
  }

  @Test
  void anUnknownProcedureToBeIgnoredIsNotReported() {
    assertThat(error("00fe4003000000")).isEmpty();
  }

  @Test
  void anUnknownIeIsNamed() {
    var error = error("000e00120000030002400143005c000100ea60000100").orElseThrow();
    assertThat(error.cause()).isEqualTo(CauseProtocol.ABSTRACT_SYNTAX_ERROR_REJECT);
    assertThat(error.criticalityDiagnostics().flatMap(CriticalityDiagnostics::ies).orElseThrow())
        .containsExactly(item(Criticality.REJECT, 60000, TypeOfError.NOT_UNDERSTOOD));
  }

  @Test
  void anUnknownIeToBeNotifiedIsNamedThoughTheMessageIsAccepted() {
    var error = error("000e00120000030002400143005c000100ea60800100").orElseThrow();
    assertThat(error.cause()).isEqualTo(CauseProtocol.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY);
    assertThat(error.criticalityDiagnostics().flatMap(CriticalityDiagnostics::ies).orElseThrow())
        .containsExactly(item(Criticality.NOTIFY, 60000, TypeOfError.NOT_UNDERSTOOD));
  }

  @Test
  void aMissingIeIsNamed() {
    var error = error("000e00080000010002400143").orElseThrow();
    assertThat(error.cause()).isEqualTo(CauseProtocol.ABSTRACT_SYNTAX_ERROR_REJECT);
    assertThat(error.criticalityDiagnostics().flatMap(CriticalityDiagnostics::ies).orElseThrow())
        .containsExactly(item(Criticality.REJECT, 92, TypeOfError.MISSING));
  }

  @Test
  void aDuplicateMakesAFalselyConstructedMessage() {
    var error = error("000e001200000300024001430002400143005c000100").orElseThrow();
    assertThat(error.cause())
        .isEqualTo(CauseProtocol.ABSTRACT_SYNTAX_ERROR_FALSELY_CONSTRUCTED_MESSAGE);
  }

  @Test
  void theUesIdsAreGivenBackWhereTheyWereRead() {
    var error = error("0012401a0000040000000200d3000800020001000240020280ea60000100").orElseThrow();
    assertThat(error.mmeUeS1apId()).contains(new MmeUeS1apId(0xd3));
    assertThat(error.enbUeS1apId()).contains(new EnbUeS1apId(1));
  }

  @Test
  void aFaultyAnswerOrErrorIndicationIsNotAnswered() {
    assertThat(error("20170003000000")).isEmpty();
    assertThat(error("000f4008000001ea60000100")).isEmpty();
  }

  private static CriticalityDiagnostics.Item item(
      Criticality criticality, int id, TypeOfError type) {
    return new CriticalityDiagnostics.Item(criticality, id, type, Extensions.NONE);
  }

  private static Optional<ProtocolError> error(String hex) {
    return ProtocolError.of(S1ap.decode(Octets.hex(hex)));
  }
}
