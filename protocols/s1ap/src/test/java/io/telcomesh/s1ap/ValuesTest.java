package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.asn1per.BitString;
import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.IeTag;
import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Plmn;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @Test
  void aThreeDigitMncIsNotInTheOrderOfNas() {
    var plmn = Plmn.of("310/410");
    assertThat(Identities.PLMN_IDENTITY.encode(plmn)).isEqualTo(Octets.hex("134001"));
    assertThat(plmn.octets()).isEqualTo(Octets.hex("130014"));
    assertThat(Identities.PLMN_IDENTITY.decode(Octets.hex("134001"))).isEqualTo(plmn);
  }

  @Test
  void aTwoDigitMncIs() {
    var plmn = Plmn.of("208/93");
    assertThat(Identities.PLMN_IDENTITY.encode(plmn)).isEqualTo(plmn.octets());
  }

  @Test
  void aPlmnIsMadeOfDigits() {
    assertThatThrownBy(() -> Identities.PLMN_IDENTITY.decode(Octets.hex("0af110")))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void aCauseOfALaterReleaseIsKept() {
    var octets = Octets.hex("0bf0"); // radio network, 63 after the marker
    var cause = Cause.TYPE.decode(octets);
    assertThat(cause)
        .isEqualTo(new Cause.Later(Cause.Group.RADIO_NETWORK, CauseRadioNetwork.ROOT + 63));
    assertThat(Cause.TYPE.encode(cause)).isEqualTo(octets);
  }

  @Test
  void anExtensionIsKeptUnlessItIsUnknownAndToBeRejected() {
    var item = extended(Criticality.IGNORE);
    assertThat(ERabItem.TYPE.decode(ERabItem.TYPE.encode(item))).isEqualTo(item);
    var refused = ERabItem.TYPE.encode(extended(Criticality.REJECT));
    assertThatThrownBy(() -> ERabItem.TYPE.decode(refused)).isInstanceOf(DecodeException.class);
  }

  private static ERabItem extended(Criticality criticality) {
    var field = new Field<>(new IeTag(60000, criticality), Octets.of(1, 2));
    return new ERabItem(EpsBearerIdentity.FIRST, CauseNas.DETACH, Extensions.of(List.of(field)));
  }

  @Test
  void ratesAboveTenGigabitsAreExtended() {
    var rates = new AggregateMaximumBitRate(BitRate.megabits(50), BitRate.megabits(20_000));
    var value = UeAggregateMaximumBitRate.of(rates);
    assertThat(value.downlink()).isEqualTo(BitRate.megabits(10_000));
    assertThat(value.rates()).isEqualTo(rates);
  }

  @Test
  void aTransportLayerAddressIsIpv4OrIpv6OrBoth() throws UnknownHostException {
    var first = InetAddress.getByName("10.0.0.1");
    var second = InetAddress.getByName("2001:db8::1");
    assertThat(TransportLayerAddress.of(first).ipv4().map(InetAddress.class::cast)).contains(first);
    assertThat(TransportLayerAddress.of(first).ipv6()).isEmpty();
    assertThat(TransportLayerAddress.of(second).ipv6()).contains(second);
    assertThat(TransportLayerAddress.of(second).ipv4()).isEmpty();
    var odd = new TransportLayerAddress(BitString.of(5, 3));
    assertThat(odd.ipv4().isPresent() || odd.ipv6().isPresent()).isFalse();
  }

  @Test
  void aSecurityKeyIsNeverShown() {
    var key = new SecurityKey(Octets.hex("ab".repeat(32)));
    assertThat(key.toString()).doesNotContain("ab");
    assertThat(S1apIes.SECURITY_KEY.render(key).toString()).doesNotContain("ab");
    assertThat(Optional.of(key).toString()).doesNotContain("ab");
  }

  @Test
  void aUeHasTheAlgorithmsOfItsBits() {
    var capabilities = UeSecurityCapabilities.of(0xc000, 0x4000);
    assertThat(capabilities.encryption(0)).isTrue();
    assertThat(capabilities.encryption(2)).isTrue();
    assertThat(capabilities.encryption(3)).isFalse();
    assertThat(capabilities.integrity(1)).isFalse();
    assertThat(capabilities.integrity(2)).isTrue();
  }
}
