package io.telcomesh.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  /// The octets of 134001 are Open5GS's (an AT&T test network); 001/01 is TS 34.108's.
  @ParameterizedTest
  @CsvSource({"001/01, 00f110", "208/93, 02f839", "310/410, 130014", "901/70, 09f107"})
  void plmnHasTheDigitOrderOfNas(String plmn, String octets) {
    assertThat(Plmn.of(plmn).octets()).isEqualTo(Octets.hex(octets));
    assertThat(Plmn.decode(Octets.hex(octets).reader())).isEqualTo(Plmn.of(plmn));
  }

  @Test
  void plmnNamesItsDomain() {
    assertThat(Plmn.of("001/01").epcRealm()).isEqualTo("epc.mnc001.mcc001.3gppnetwork.org");
    assertThat(new Gummei(Plmn.of("001/01"), 1, 2).hostName())
        .isEqualTo("mmec02.mmegi0001.mme.epc.mnc001.mcc001.3gppnetwork.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0101", "001/1", "00a/01", "001/0101", ""})
  void refusesWhatIsNoPlmn(String text) {
    assertThatThrownBy(() -> Plmn.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void digitsEndAtTheFiller() {
    assertThat(Digits.decode(Octets.hex("0910100000f0").reader())).isEqualTo("90010100000");
    assertThat(octets(out -> Digits.encode("90010100000", out)))
        .isEqualTo(Octets.hex("0910100000f0"));
    assertThatThrownBy(() -> Digits.decode(Octets.hex("0fa1").reader()))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void imsiKnowsItsHomeAndItsPagingOccasion() {
    var imsi = new Imsi("001010000000001");

    assertThat(imsi.isOf(Plmn.of("001/01"))).isTrue();
    assertThat(imsi.isOf(Plmn.of("001/02"))).isFalse();
    assertThat(imsi.identityIndex()).isEqualTo(1010000000001L % 1024);
    assertThatThrownBy(() -> new Imsi("12345")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void apnIsLabelsWithTheirLengths() {
    var apn = new Apn("Internet.mnc001.mcc001.gprs");

    assertThat(octets(apn::encode))
        .isEqualTo(
            Octets.hex("08")
                .then(Octets.ascii("internet"))
                .then(Octets.hex("06"))
                .then(Octets.ascii("mnc001"))
                .then(Octets.hex("06"))
                .then(Octets.ascii("mcc001"))
                .then(Octets.hex("04"))
                .then(Octets.ascii("gprs")));
    assertThat(Apn.decode(octets(apn::encode).reader())).isEqualTo(apn);
    assertThat(apn.networkIdentifier()).isEqualTo(new Apn("internet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", "-a", "a b", "*"})
  void refusesWhatIsNoApn(String name) {
    assertThatThrownBy(() -> new Apn(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void apnRefusesAnEmptyLabel() {
    assertThatThrownBy(() -> Apn.decode(Octets.hex("016100").reader()))
        .isInstanceOf(DecodeException.class);
  }

  /// Octets of a Create Session Response of Open5GS.
  @Test
  void optionsTellDnsServers() throws Exception {
    var octets = Octets.hex("80 000d04 08080808 000d04 08080404 001002 05dc");

    var options = ProtocolConfigurationOptions.decode(octets.reader());

    assertThat(options.dnsServers())
        .containsExactly(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("8.8.4.4"));
    assertThat(options.asksFor(ProtocolConfigurationOptions.IPV4_LINK_MTU)).isTrue();
    assertThat(octets(options::encode)).isEqualTo(octets);
    assertThatThrownBy(
            () -> ProtocolConfigurationOptions.decode(Octets.hex("80 000d05 08").reader()))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void bitRatesRoundUpToKilobits() {
    assertThat(new BitRate(1).inKilobits()).isEqualTo(1);
    assertThat(BitRate.megabits(2).inKilobits()).isEqualTo(2000);
    assertThatThrownBy(() -> new BitRate(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Octets octets(Consumer<OctetWriter> write) {
    var out = new OctetWriter();
    write.accept(out);
    return out.toOctets();
  }
}
