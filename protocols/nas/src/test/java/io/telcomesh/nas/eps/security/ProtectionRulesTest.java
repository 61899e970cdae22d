package io.telcomesh.nas.eps.security;

import static io.telcomesh.nas.eps.SecurityHeaderType.INTEGRITY;
import static io.telcomesh.nas.eps.SecurityHeaderType.INTEGRITY_AND_CIPHERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.Imei;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.DetachAcceptFromUe;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.IdentityType;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Our rules beside those that `states.tsv` has of the standard, and what follows from them.
class ProtectionRulesTest {
  private static final Set<String> WITHOUT_A_RECORD =
      Set.of("Extended service request", "Control plane service request");
  private static final Unprotected PLAIN = new Unprotected.Plain(Octets.EMPTY);
  private static final Unprotected WRONG = new Unprotected.IntegrityFailed(INTEGRITY, Octets.EMPTY);

  @Test
  void letsTheMmeProcessUnprotectedWhatTheStandardLets() {
    assertThat(names(ProtectionRules.MME_UNVERIFIED))
        .containsExactlyInAnyOrderElementsOf(standard("mme-accept-without-integrity"));
  }

  @Test
  void letsTheMmeProcessWithWrongCodeWhatTheStandardLets() {
    assertThat(
            Stream.of(ProtectionRules.MME_UNVERIFIED, ProtectionRules.MME_WRONG_CODE)
                .flatMap(rules -> names(rules).stream()))
        .containsExactlyInAnyOrderElementsOf(standard("mme-process-with-failed-integrity"));
  }

  @Test
  void letsTheUeProcessUnprotectedWhatTheStandardLets() {
    assertThat(names(ProtectionRules.UE_UNVERIFIED))
        .containsExactlyInAnyOrderElementsOf(standard("ue-accept-without-integrity"));
  }

  @Test
  void takesNoRejectUnprotectedWhoseCauseNeedsProtection() {
    for (var cause : List.of(25, 31, 78)) {
      var reject = AttachReject.of(new EmmCause(cause));
      assertThat(ProtectionRules.ueProcesses(reject, PLAIN, false)).isFalse();
      assertThat(ProtectionRules.ueProcesses(reject, verified(INTEGRITY), false)).isTrue();
    }
    var congestion = AttachReject.of(EmmCause.CONGESTION);
    assertThat(ProtectionRules.ueProcesses(congestion, PLAIN, false)).isTrue();
  }

  @Test
  void asksForNoOtherIdentityThanTheImsiUnprotected() {
    var imsi = new IdentityResponse(MobileIdentity.of(new Imsi("001010000000001")));
    var imei = new IdentityResponse(MobileIdentity.of(new Imei("123456789012340")));
    assertThat(ProtectionRules.mmeProcesses(imsi, PLAIN, false)).isTrue();
    assertThat(ProtectionRules.mmeProcesses(imei, PLAIN, false)).isFalse();
    assertThat(ProtectionRules.ueProcesses(new IdentityRequest(IdentityType.IMEISV), PLAIN, false))
        .isFalse();
  }

  @Test
  void discardsWhatIsUnverifiedOnceTheExchangeIsSecure() {
    var response = new AuthenticationResponse(Octets.hex("01020304"));
    for (var received : List.of(PLAIN, WRONG)) {
      assertThat(ProtectionRules.mmeProcesses(response, received, false)).isTrue();
      assertThat(ProtectionRules.mmeProcesses(response, received, true)).isFalse();
      assertThat(ProtectionRules.ueProcesses(new AuthenticationReject(), received, true)).isFalse();
    }
  }

  @Test
  void discardsWhatShouldHaveBeenCiphered() {
    var status = new EmmStatus(EmmCause.PROTOCOL_ERROR_UNSPECIFIED);
    assertThat(ProtectionRules.mmeProcesses(status, verified(INTEGRITY), true)).isFalse();
    assertThat(ProtectionRules.mmeProcesses(status, verified(INTEGRITY), false)).isTrue();
    assertThat(ProtectionRules.mmeProcesses(status, verified(INTEGRITY_AND_CIPHERED), true))
        .isTrue();
  }

  @Test
  void discardsWhatCameBefore() {
    var replayed = new Unprotected.Replayed(INTEGRITY, 0);
    assertThat(ProtectionRules.mmeProcesses(new DetachAcceptFromUe(), replayed, false)).isFalse();
    assertThat(ProtectionRules.ueProcesses(new AuthenticationReject(), replayed, false)).isFalse();
  }

  private static Unprotected verified(SecurityHeaderType headerType) {
    return new Unprotected.Verified(headerType, 0, Octets.EMPTY);
  }

  private static List<String> names(List<ProtectionRules.Unverified<?>> rules) {
    var names = Nas.codecs().stream().collect(Collectors.toMap(NasCodec::type, NasCodec::name));
    return rules.stream().map(rule -> String.valueOf(names.get(rule.message()))).toList();
  }

  /// The messages of a rule that have a record; session management ones come inside another
  /// message.
  private static List<String> standard(String rule) {
    return Table.of("states.tsv").stream()
        .filter(cells -> cells[0].equals(rule) && cells[2].equals("EMM"))
        .map(cells -> cells[3])
        .filter(name -> !WITHOUT_A_RECORD.contains(name))
        .toList();
  }
}
