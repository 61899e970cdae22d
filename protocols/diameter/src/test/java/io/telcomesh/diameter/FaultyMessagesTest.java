package io.telcomesh.diameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.base.DeviceWatchdogRequest;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultyMessagesTest {
  private static final DeviceWatchdogRequest WATCHDOG =
      new DeviceWatchdogRequest("mme.example", "example", Optional.of(7L), OtherIes.NONE);

  @Test
  void refusesAnUnknownAvpWhoseSenderInsists() {
    var faults = faults(with(avp(9999, 0x40, "01020304")));

    assertThat(Result.of(faults)).isEqualTo(Result.AVP_UNSUPPORTED);
    var failed = FailedAvp.of(faults.list().getFirst()).orElseThrow();
    assertThat(failed.avps().list().getFirst().value()).isEqualTo(Octets.hex("01020304"));
  }

  @Test
  void keepsAnUnknownAvpWhoseSenderDoesNotInsist() {
    var message = (DeviceWatchdogRequest) decode(with(avp(9999, 0, "01"))).orThrow();

    assertThat(message.others().list()).hasSize(1);
    assertThat(message.originHost()).isEqualTo("mme.example");
  }

  @Test
  void refusesAMissingAvp() {
    var faults = faults(message(avp(264, 0x40, "6d6d65")));

    assertThat(Result.of(faults)).isEqualTo(Result.MISSING_AVP);
    assertThat(faults.list().getFirst().name()).isEqualTo("Origin-Realm");
  }

  @Test
  void refusesAnAvpThatStandsTwice() {
    assertThat(Result.of(faults(with(avp(264, 0x40, "6d6d65")))))
        .isEqualTo(Result.AVP_OCCURS_TOO_MANY_TIMES);
  }

  @Test
  void refusesAValueOfAnotherType() {
    var host = avp(264, 0x40, "6d6d65").then(avp(296, 0x40, "6d6d65"));

    assertThat(Result.of(faults(message(host.then(avp(278, 0x40, "0102"))))))
        .isEqualTo(Result.INVALID_AVP_VALUE);
  }

  @Test
  void refusesALengthThatLeadsNowhere() {
    var tooLong = Octets.hex("00000108 40 ffffff 6d6d6500");

    assertThat(Result.of(faults(message(tooLong)))).isEqualTo(Result.INVALID_AVP_LENGTH);
    assertThat(faults(message(Octets.hex("00000108 40 000004")))).isNotEqualTo(Diagnostics.NONE);
  }

  @Test
  void takesAvpsInAnyOrder() {
    var swapped = avp(296, 0x40, "6578").then(avp(264, 0x40, "6d6d65"));

    assertThat(decode(message(swapped)).orThrow().originHost()).isEqualTo("mme");
  }

  @Test
  void saysWhichCommandItDoesNotKnow() {
    var packet = Diameter.decode(message(Octets.EMPTY, 9000, 0));

    assertThat(packet.header().commandCode()).isEqualTo(9000);
    assertThat(packet.body()).isInstanceOf(Decoded.Rejected.class);
  }

  @Test
  void readsTheErrorOfAnAgent() {
    var packet = Diameter.decode(answer());

    var answer = (ErrorAnswer) packet.body().orThrow();
    assertThat(answer.result()).isEqualTo(Result.UNABLE_TO_DELIVER);
    assertThat(answer.result().protocolError()).isTrue();
  }

  @Test
  void throwsNothingButItsOwnErrorWhereverAMessageEnds() {
    Recorded.all().forEach(recorded -> truncate(recorded.octets()));
  }

  @Test
  void throwsNothingButItsOwnErrorWhateverIsChanged() {
    var random = new Random(20261124);
    var messages = Recorded.all().map(Recorded::octets).toList();
    for (int i = 0; i < 100_000; i++) {
      var mutated = messages.get(random.nextInt(messages.size())).toByteArray();
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        mutated[random.nextInt(4, mutated.length)] = (byte) random.nextInt();
      }
      read(Octets.wrap(mutated));
    }
  }

  private static void truncate(Octets message) {
    for (int length = DiameterHeader.LENGTH; length < message.length(); length += 4) {
      var cut = message.slice(0, length).toByteArray();
      cut[1] = 0;
      cut[2] = (byte) (length >> 8);
      cut[3] = (byte) length;
      read(Octets.wrap(cut));
    }
    for (int length = 0; length < DiameterHeader.LENGTH; length++) {
      var cut = message.slice(0, length);
      assertThatThrownBy(() -> Diameter.decode(cut)).isInstanceOf(DecodeException.class);
    }
  }

  private static void read(Octets message) {
    if (Diameter.decode(message).body() instanceof Decoded.Accepted<?>(var read, var _)) {
      assertThat(Diameter.render((DiameterMessage) read).toString()).isNotEmpty();
    }
  }

  private static Decoded<? extends DiameterMessage> decode(Octets message) {
    return Diameter.decode(message).body();
  }

  private static Diagnostics faults(Octets message) {
    return ((Decoded.Rejected<?>) decode(message)).diagnostics();
  }

  private static Octets with(Octets more) {
    return message(Diameter.encode(WATCHDOG, 1, 2).from(DiameterHeader.LENGTH).then(more), 280, 0);
  }

  private static Octets message(Octets body) {
    return message(body, 280, 0);
  }

  private static Octets answer() {
    var body =
        avp(268, 0x40, "00000bba").then(avp(264, 0x40, "647261")).then(avp(296, 0x40, "6578"));
    var header = new DiameterHeader(false, true, true, false, 318, 16777251, 1, 2);
    var out = new OctetWriter();
    header.encode(body.length(), out);
    return out.octets(body).toOctets();
  }

  private static Octets message(Octets body, int command, int application) {
    var out = new OctetWriter();
    new DiameterHeader(true, false, false, false, command, application, 1, 2)
        .encode(body.length(), out);
    return out.octets(body).toOctets();
  }

  private static Octets avp(int code, int flags, String hex) {
    var value = Octets.hex(hex);
    return new OctetWriter()
        .u32(code)
        .u8(flags)
        .u24(8 + value.length())
        .octets(value)
        .number(0, -value.length() & 3)
        .toOctets();
  }
}
