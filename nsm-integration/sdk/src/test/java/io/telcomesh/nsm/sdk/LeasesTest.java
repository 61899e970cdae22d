package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {

  @TempDir Path directory;

  @Test
  void keepsTheFirstHostAndGivesEachClientOneOfTheOthers() {
    var leases = leases("10.60.10.0/24");

    assertThat(leases.own().getHostAddress()).isEqualTo("10.60.10.1");
    assertThat(lease(leases, "a")).hasValue("10.60.10.2");
    assertThat(lease(leases, "b")).hasValue("10.60.10.3");
    assertThat(lease(leases, "a")).hasValue("10.60.10.2");
  }

  @Test
  void usesBothAddressesOfAPair() {
    var leases = leases("172.16.1.100/31");

    assertThat(leases.own().getHostAddress()).isEqualTo("172.16.1.100");
    assertThat(lease(leases, "a")).hasValue("172.16.1.101");
    assertThat(lease(leases, "b")).isEmpty();
  }

  @Test
  void countsInIpv6Too() {
    var leases = leases("2001:db8::/64");

    assertThat(leases.own()).isEqualTo(InetAddress.ofLiteral("2001:db8::1"));
    assertThat(leases.lease("a", Optional.empty(), List.of()))
        .hasValue(InetAddress.ofLiteral("2001:db8::2"));
  }

  @Test
  void goesOnInTheNextPrefixOfThePoolWhenOneIsUsedUp() {
    var prefixes = List.of(IpPrefix.parse("10.60.10.0/30"), IpPrefix.parse("10.60.20.0/30"));
    var leases = Leases.of(prefixes, Optional.empty());

    assertThat(leases.own().getHostAddress()).isEqualTo("10.60.10.1");
    assertThat(lease(leases, "a")).hasValue("10.60.10.2");
    assertThat(lease(leases, "b")).hasValue("10.60.20.1");
    assertThat(lease(leases, "c")).hasValue("10.60.20.2");
    assertThat(lease(leases, "d")).isEmpty();
  }

  @Test
  void keepsAClientsAddressAfterItsWireIsGone() {
    var leases = leases("10.60.10.0/24");
    lease(leases, "a");
    leases.release("a");

    assertThat(lease(leases, "b")).hasValue("10.60.10.3");
    assertThat(lease(leases, "a")).hasValue("10.60.10.2");
  }

  @Test
  void passesOnTheOldestUnusedAddressOnlyWhenNoneIsLeft() {
    var leases = leases("10.60.10.0/30");
    assertThat(lease(leases, "a")).hasValue("10.60.10.2");
    assertThat(lease(leases, "b")).isEmpty();

    leases.release("a");

    assertThat(lease(leases, "b")).hasValue("10.60.10.2");
  }

  @Test
  void avoidsExcludedPrefixesAndMovesAwayFromThem() {
    var leases = leases("10.60.10.0/24");
    assertThat(lease(leases, "a")).hasValue("10.60.10.2");
    var excluded = List.of(IpPrefix.parse("10.60.10.0/30"));

    assertThat(leases.lease("a", Optional.empty(), excluded))
        .hasValue(InetAddress.ofLiteral("10.60.10.4"));
  }

  @Test
  void grantsTheAddressAClientHadBeforeWeForgot() {
    var wish = Optional.of(InetAddress.ofLiteral("10.60.10.77"));

    assertThat(leases("10.60.10.0/24").lease("a", wish, List.of())).isEqualTo(wish);
  }

  @Test
  void grantsNoWishOutsideThePrefixOrForItsOwnAddress() {
    var leases = leases("10.60.10.0/24");
    var foreign = Optional.of(InetAddress.ofLiteral("10.9.9.9"));
    var own = Optional.of(leases.own());

    assertThat(leases.lease("a", foreign, List.of())).hasValue(address("10.60.10.2"));
    assertThat(leases.lease("b", own, List.of())).hasValue(address("10.60.10.3"));
  }

  @Test
  void remembersOverARestart() {
    Path file = directory.resolve("deep/mme-0.leases");
    var before = Leases.of(List.of(IpPrefix.parse("10.60.10.0/24")), Optional.of(file));
    lease(before, "sgw-0/sgw-0-s11");
    lease(before, "hss-0/hss-0-s6a");

    var after = Leases.of(List.of(IpPrefix.parse("10.60.10.0/24")), Optional.of(file));

    assertThat(lease(after, "enodeb-sim-0/x")).hasValue("10.60.10.4");
    assertThat(lease(after, "hss-0/hss-0-s6a")).hasValue("10.60.10.3");
  }

  @Test
  void holdsTheAddressesOfBeforeARestartUntilTheyCouldHaveBeenClaimed() {
    Path file = directory.resolve("mme-0.leases");
    lease(Leases.of(List.of(IpPrefix.parse("10.60.10.0/30")), Optional.of(file)), "a");
    var after = Leases.of(List.of(IpPrefix.parse("10.60.10.0/30")), Optional.of(file));

    assertThat(lease(after, "b")).isEmpty();
    after.forgetUnclaimed();
    assertThat(lease(after, "b")).hasValue("10.60.10.2");
  }

  @Test
  void forgetsAddressesOfAFormerPrefix() {
    Path file = directory.resolve("mme-0.leases");
    lease(Leases.of(List.of(IpPrefix.parse("10.60.10.0/24")), Optional.of(file)), "a");

    assertThat(lease(Leases.of(List.of(IpPrefix.parse("10.99.0.0/24")), Optional.of(file)), "a"))
        .hasValue("10.99.0.2");
  }

  @Test
  void refusesAFileThatHoldsSomethingElse() throws IOException {
    Path file = Files.writeString(directory.resolve("mme-0.leases"), "nonsense\n");

    assertThatThrownBy(() -> Leases.of(List.of(IpPrefix.parse("10.60.10.0/24")), Optional.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mme-0.leases");
  }

  private static Leases leases(String prefix) {
    return Leases.of(List.of(IpPrefix.parse(prefix)), Optional.empty());
  }

  private static Optional<String> lease(Leases leases, String client) {
    return leases.lease(client, Optional.empty(), List.of()).map(InetAddress::getHostAddress);
  }

  private static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
