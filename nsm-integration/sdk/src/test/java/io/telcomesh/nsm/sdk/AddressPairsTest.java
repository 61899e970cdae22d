package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPairsTest {

  @Test
  void givesEachClientItsFirstHostAndKeepsTheSecond() {
    var pairs = pairs("10.60.1.0/24");

    var first = lease(pairs, "hss").orElseThrow();
    var second = lease(pairs, "enodeb").orElseThrow();

    assertThat(first).hasToString("10.60.1.0/30");
    assertThat(AddressPairs.client(first)).isEqualTo(address("10.60.1.1"));
    assertThat(AddressPairs.endpoint(first)).isEqualTo(address("10.60.1.2"));
    assertThat(second).hasToString("10.60.1.4/30");
    assertThat(lease(pairs, "hss")).hasValue(first);
  }

  @Test
  void givesAFreedPairToTheNext() {
    var pairs = pairs("10.60.1.0/29");
    lease(pairs, "a");
    lease(pairs, "b");
    assertThat(lease(pairs, "c")).isEmpty();

    pairs.release("a");

    assertThat(lease(pairs, "c")).hasValue(IpPrefix.parse("10.60.1.0/30"));
  }

  @Test
  void grantsThePairThatAClientHadBeforeWeForgotUnlessAnotherHasIt() {
    var pairs = pairs("10.60.1.0/24");
    var wish = Optional.of(address("10.60.1.9"));

    assertThat(pairs.lease("a", wish, List.of())).hasValue(IpPrefix.parse("10.60.1.8/30"));
    assertThat(pairs.lease("b", wish, List.of())).hasValue(IpPrefix.parse("10.60.1.0/30"));
    assertThat(pairs.lease("c", Optional.of(address("10.9.9.9")), List.of()))
        .hasValue(IpPrefix.parse("10.60.1.4/30"));
  }

  @Test
  void avoidsExcludedPrefixesAndMovesAwayFromThem() {
    var pairs = pairs("10.60.1.0/24");
    lease(pairs, "a");

    assertThat(pairs.lease("a", Optional.empty(), List.of(IpPrefix.parse("10.60.1.2/32"))))
        .hasValue(IpPrefix.parse("10.60.1.4/30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.60.1.0/31", "2001:db8::/64"})
  void refusesAPrefixThatHasNoPairs(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs(prefix))
        .withMessageContaining("need an IPv4 prefix of at most 30 bits");
  }

  private static AddressPairs pairs(String prefix) {
    return new AddressPairs(IpPrefix.parse(prefix));
  }

  private static Optional<IpPrefix> lease(AddressPairs pairs, String client) {
    return pairs.lease(client, Optional.empty(), List.of());
  }

  private static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
