package io.telcomesh.gtp.gtpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Problem;
import io.telcomesh.gtp.Teid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a hostile or newer peer may send, TS 29.274 §7.7.
class FaultyMessagesTest {
  private static final Octets REQUEST = Recorded.message("enb-emulator/50");
  private static final int HEADER = 12;
  private static final Teid SENDER = new Teid(0x0b0b0b0b);

  @Test
  void keepsAnUnknownElementAndGoesOn() {
    var octets = message(REQUEST, Recorded.body(REQUEST).then(Octets.hex("fd00020355aa")));
    var received = accepted(octets);

    assertThat(received.notes().list())
        .singleElement()
        .satisfies(note -> assertThat(note.problem()).isEqualTo(Problem.UNKNOWN));
    assertThat(Recorded.sorted(Recorded.body(Gtpc.encode(received.header(), received.message()))))
        .isEqualTo(Recorded.sorted(Recorded.body(octets)));
  }

  @Test
  void keepsAKnownElementOfAnotherInstanceWithoutANote() {
    var octets = message(REQUEST, Recorded.body(REQUEST).then(Octets.hex("4900010f05")));

    assertThat(accepted(octets).notes().list()).isEmpty();
  }

  @Test
  void readsElementsInAnyOrder() {
    var fields = fields(Recorded.body(REQUEST));
    var backwards = fields.reversed().stream().reduce(Octets.EMPTY, Octets::then);

    assertThat(accepted(message(REQUEST, backwards)).message())
        .isEqualTo(accepted(REQUEST).message());
  }

  @Test
  void takesTheFirstOfAnElementThatStandsTwice() {
    var twice = Recorded.body(REQUEST).then(Octets.hex("5200010001"));
    var received = accepted(message(REQUEST, twice));

    assertThat(((CreateSessionRequest) received.message()).ratType()).isEqualTo(RatType.EUTRAN);
    assertThat(received.notes().list().getFirst().problem()).isEqualTo(Problem.DUPLICATE);
  }

  @Test
  void refusesForEachMandatoryElementThatIsMissing() {
    for (var ie : List.of(new IeTag(82, 0), new IeTag(87, 0), new IeTag(71, 0), new IeTag(93, 0))) {
      var refused = refused(message(REQUEST, without(Recorded.body(REQUEST), ie)));

      assertThat(refused.cause()).isEqualTo(Cause.of(CauseValue.MANDATORY_IE_MISSING, ie));
    }
  }

  @Test
  void namesTheElementThatIsMissingInsideABearerContext() {
    var body = without(Recorded.body(REQUEST), new IeTag(93, 0));
    var refused = refused(message(REQUEST, body.then(Octets.hex("5d000500" + "4900010005"))));

    assertThat(refused.cause())
        .isEqualTo(Cause.of(CauseValue.MANDATORY_IE_MISSING, new IeTag(80, 0)));
  }

  @Test
  void tellsAWrongLengthFromAWrongValue() {
    var body = without(Recorded.body(REQUEST), new IeTag(82, 0));

    assertThat(refused(message(REQUEST, body.then(Octets.hex("52000000")))).cause())
        .isEqualTo(Cause.of(CauseValue.INVALID_LENGTH, new IeTag(82, 0)));
    assertThat(refused(message(REQUEST, body.then(Octets.hex("5200010063")))).cause())
        .isEqualTo(Cause.of(CauseValue.MANDATORY_IE_INCORRECT, new IeTag(82, 0)));
  }

  @Test
  void treatsAConditionalElementThatIsWrongAsAbsent() {
    var body = without(Recorded.body(REQUEST), new IeTag(1, 0));
    var received = accepted(message(REQUEST, body.then(Octets.hex("010003000b0b0b"))));

    assertThat(((CreateSessionRequest) received.message()).imsi()).isEmpty();
    assertThat(received.notes().list().getFirst().problem()).isEqualTo(Problem.INVALID);
  }

  @Test
  void answersARequestThatItRefusesWithItsSequenceNumberAndTheOffendingElement() {
    var refused = refused(message(REQUEST, without(Recorded.body(REQUEST), new IeTag(71, 0))));
    var answer = Gtpc.refusal(refused, refused.sender().orElseThrow()).orElseThrow();

    assertThat(answer.toHex())
        .isEqualTo("48210012" + "00000003" + "00001700" + "02000600" + "460047000000");
    var response = (CreateSessionResponse) accepted(answer).message();
    assertThat(response.cause())
        .isEqualTo(Cause.of(CauseValue.MANDATORY_IE_MISSING, new IeTag(71, 0)));
  }

  @Test
  void answersNoAnswerAndNoEchoThatItRefuses() {
    var answer = Recorded.message("enb-emulator/61");
    var refused = refused(message(answer, without(Recorded.body(answer), new IeTag(2, 0))));

    assertThat(Gtpc.refusal(refused, SENDER)).isEmpty();
    assertThat(Gtpc.refusal(refused(Octets.hex("4001000400000100")), SENDER)).isEmpty();
  }

  @Test
  void refusesAnAcceptedSessionWithoutABearer() {
    var answer = Recorded.message("enb-emulator/61");

    refused(message(answer, without(Recorded.body(answer), new IeTag(93, 0))));
  }

  @Test
  void survivesTruncationAtEveryOctet() {
    for (var name : Recorded.names()) {
      var octets = Recorded.message(name);
      for (int length = 0; length < octets.length(); length++) {
        var cut = octets.slice(0, length);
        assertThat(Gtpc.decode(cut)).hasSize(1);
        if (length >= HEADER) {
          assertThat(Gtpc.decode(message(cut, cut.from(HEADER)))).hasSize(1);
        }
      }
    }
  }

  @Test
  void refusesADatagramThatIsLongerThanItsMessage() {
    assertThat(refused(REQUEST.then(Octets.of(0))).cause())
        .isEqualTo(Cause.of(CauseValue.INVALID_LENGTH));
  }

  @Test
  void refusesAnElementThatIsLongerThanItsMessage() {
    var body = Recorded.body(REQUEST).then(Octets.hex("52ffff0006"));

    assertThat(refused(message(REQUEST, body)).cause())
        .isEqualTo(Cause.of(CauseValue.INVALID_LENGTH));
  }

  @Test
  void boundsWhatItNotesOfALargeMessage() {
    var unknown = Octets.hex("fd000000".repeat(16_000));

    assertThat(accepted(message(REQUEST, Recorded.body(REQUEST).then(unknown))).notes().list())
        .hasSize(32);
  }

  @Test
  void readsAMessageThatRidesOnAnother() {
    var response = accepted(Recorded.message("enb-emulator/61"));
    var request = accepted(Recorded.message("enb-emulator/68"));
    var both =
        Gtpc.piggyback(
            response.header(),
            (GtpcResponse) response.message(),
            request.header(),
            (GtpcRequest) request.message());

    assertThat(Gtpc.decode(both)).containsExactly(response, request);
  }

  @Test
  void tellsOtherVersionsAndUnknownTypesApart() {
    assertThat(Gtpc.decode(Octets.hex("32010004000000000000")))
        .containsExactly(new Received.OtherVersion(1));
    assertThat(Gtpc.decode(Octets.hex("4001")).getFirst()).isInstanceOf(Received.Unreadable.class);
    assertThat(Gtpc.decode(Octets.hex("48fa000800000001000002 00")).getFirst())
        .isInstanceOf(Received.UnknownType.class);
    assertThat(Gtpc.versionNotSupported(7)).isEqualTo(Octets.hex("4003000400000700"));
  }

  @Test
  void survivesAHundredThousandMutations() {
    var random = new Random(29_274);
    var messages = Recorded.names().stream().map(Recorded::message).toList();
    for (int i = 0; i < 100_000; i++) {
      var octets = messages.get(random.nextInt(messages.size())).toByteArray();
      int changes = 1 + random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      for (var received : Gtpc.decode(Octets.wrap(octets))) {
        if (received instanceof Received.Message(var header, var message, var _)) {
          Gtpc.render(message);
          Gtpc.encode(header, message);
        } else if (received instanceof Received.Refused refused) {
          Gtpc.refusal(refused, refused.sender().orElse(Teid.NONE));
        }
      }
    }
  }

  private static Received.Message accepted(Octets octets) {
    return (Received.Message) Gtpc.decode(octets).getFirst();
  }

  private static Received.Refused refused(Octets octets) {
    return (Received.Refused) Gtpc.decode(octets).getFirst();
  }

  /// The message's header, with another body and its length.
  private static Octets message(Octets message, Octets body) {
    int length = HEADER - 4 + body.length();
    return message
        .slice(0, 2)
        .then(Octets.of(length >> 8, length))
        .then(message.slice(4, HEADER))
        .then(body);
  }

  private static Octets without(Octets body, IeTag ie) {
    return fields(body).stream()
        .filter(field -> field.at(0) != ie.type() || field.at(3) != ie.instance())
        .reduce(Octets.EMPTY, Octets::then);
  }

  private static List<Octets> fields(Octets body) {
    var fields = new ArrayList<Octets>();
    GtpcFraming.GTPC.split(
        body.reader(),
        Arrays.asList(),
        (tag, value) ->
            fields.add(
                Octets.of(tag.type(), value.length() >> 8, value.length(), tag.instance())
                    .then(value)));
    return fields;
  }
}
