package io.telcomesh.nas.eps;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Problem;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.EsmElements;
import io.telcomesh.security.Direction;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What TS 24.301 clause 7 says about messages that are not as they should be.
class FramingTest {
  private static final String REJECT = "074416"; // Attach Reject, cause 22
  private static final String T3346 = "5f0125";
  private static final String T3402 = "16012c";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "half octet, b7",
    "length octet, 4003aabbcc",
    "no value, 4000",
    "two length octets, 7e0003aabbcc"
  })
  void skipsAndKeepsAnUnknownElement(String form, String unknown) {
    var reject = (AttachReject) accepted(REJECT + unknown + T3402);
    assertThat(reject.t3402()).as(form).isPresent();
    assertThat(Nas.encode(reject)).isEqualTo(Octets.hex(REJECT + unknown + T3402));
  }

  @Test
  void refusesAnUnknownElementThatMustBeComprehended() {
    assertThat(status(REJECT + "0a0100" + T3402)).contains(emm(96));
  }

  @Test
  void cutsAKnownElementWithoutLengthOctet() {
    var octets = "07420149062002f83900010003" + "5201c1" + "1302f8390001" + "5949" + "5349";
    var accept = (AttachAccept) accepted(octets);
    assertThat(accept.cause()).contains(new EmmCause(0x49));
    assertThat(accept.others().list()).hasSize(2);
    assertThat(Nas.render(accept).toString()).contains("T3423 value: PT54M");
  }

  @Test
  void takesElementsInAnyOrder() {
    assertThat(accepted(REJECT + T3402 + T3346)).isEqualTo(accepted(REJECT + T3346 + T3402));
  }

  @Test
  void takesTheFirstOfARepeatedElement() {
    var reject = (AttachReject) accepted(REJECT + T3402 + "160121");
    assertThat(reject.t3402().flatMap(timer -> timer.duration())).contains(Duration.ofMinutes(12));
  }

  @Test
  void takesAnOptionalElementThatIsWrongAsAbsent() {
    var reject = (AttachReject) accepted(REJECT + "1600" + T3346);
    assertThat(reject.t3402()).isEmpty();
    assertThat(reject.t3346()).isPresent();
  }

  @Test
  void readsWhatItKnowsOfALongerElement() {
    var reject = (AttachReject) accepted(REJECT + "16032c0000");
    assertThat(reject.t3402()).isPresent();
  }

  @Test
  void refusesAMessageThatEndsInsideAnElement() {
    assertThat(status(REJECT + "16")).contains(emm(96));
    assertThat(status(REJECT + "1605")).contains(emm(96));
    assertThat(status("074e275b")).contains(emm(96));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "identity is missing, 074101",
    "identity is of no type, 0741010102 02f0f0 0005 0201d011d1",
    "capability is too short, 07410108991007000050900001f0 0005 0201d011d1",
    "container ends early, 07410108991007000050900002f0f000060201d011d1"
  })
  void answersInvalidMandatoryInformation(String what, String octets) {
    var decoded = Nas.decode(Octets.hex(octets), Direction.UPLINK);
    assertThat(decoded).as(what).isInstanceOf(Decoded.Rejected.class);
    assertThat(Nas.status((Decoded.Rejected<NasMessage>) decoded)).contains(emm(96));
  }

  @Test
  void saysWhichMandatoryElementsAreMissing() {
    var rejected = rejected("0741", Direction.UPLINK);
    assertThat(rejected.diagnostics().list())
        .filteredOn(each -> each.problem() == Problem.MISSING)
        .extracting(each -> each.name())
        .containsExactly(
            "EPS attach type",
            "NAS key set identifier",
            "EPS mobile identity",
            "UE network capability",
            "ESM message container");
  }

  @Test
  void answersAFaultySessionManagementMessageWithItsBearerAndTransaction() {
    var rejected = rejected("5207c1010909", Direction.DOWNLINK);
    assertThat(Nas.status(rejected))
        .hasValueSatisfying(
            status -> assertThat(Nas.encode(status)).isEqualTo(Octets.hex("5207e860")));
    assertThat(rejected.partial().value(EsmElements.EPS_BEARER_IDENTITY)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"EMM, 07ff00, 076061", "ESM, 3207ff, 3207e861", "of the other side, 0742, 076061"})
  void answersAnUnknownMessageType(String protocol, String octets, String answer) {
    var status = Nas.status(rejected(octets, Direction.UPLINK)).map(Nas::encode);
    assertThat(status).as(protocol).contains(Octets.hex(answer));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing, ''",
    "one octet, 07",
    "two octets of ESM, 0201",
    "GPRS mobility management, 0801",
    "protected, 17aabbccdd000741"
  })
  void ignoresWhatIsNoPlainMessage(String what, String octets) {
    assertThat(Nas.status(rejected(octets, Direction.UPLINK))).as(what).isEmpty();
  }

  @Test
  void ignoresSpareHalfOctets() {
    assertThat(Nas.decode(Octets.hex("0755f1"), Direction.DOWNLINK))
        .isEqualTo(Nas.decode(Octets.hex("075501"), Direction.DOWNLINK));
  }

  @Test
  void showsAContainedMessage() {
    var complete = new AttachComplete(Octets.hex("5200c2"));
    assertThat(Nas.render(complete).toString())
        .isEqualTo(
            """
            Attach complete
              ESM message container
                Activate default EPS bearer context accept
                  EPS bearer identity: 5
                  Procedure transaction identity: 0
            """);
  }

  @Test
  void leavesNothingOutOfAMessageWithoutOthers() {
    assertThat(accepted(REJECT)).isEqualTo(AttachReject.of(EmmCause.CONGESTION));
    assertThat(AttachReject.of(EmmCause.CONGESTION).others()).isEqualTo(OtherIes.NONE);
    assertThat(EsmCause.MISSING_OR_UNKNOWN_APN).hasToString("#27 Missing or unknown APN");
  }

  private static EmmStatus emm(int cause) {
    return new EmmStatus(new EmmCause(cause));
  }

  private static Optional<NasMessage> status(String downlink) {
    return Nas.status(rejected(downlink, Direction.DOWNLINK));
  }

  private static NasMessage accepted(String downlink) {
    return Nas.decode(Octets.hex(downlink), Direction.DOWNLINK).orThrow();
  }

  private static Decoded.Rejected<NasMessage> rejected(String octets, Direction direction) {
    return switch (Nas.decode(Octets.hex(octets), direction)) {
      case Decoded.Rejected<NasMessage> rejected -> rejected;
      case Decoded.Accepted<NasMessage> accepted -> throw new AssertionError(accepted);
    };
  }
}
