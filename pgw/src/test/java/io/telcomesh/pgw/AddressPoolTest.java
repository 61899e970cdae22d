package io.telcomesh.pgw;

import static io.telcomesh.pgw.PgwWorld.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.identifiers.Apn;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressPoolTest {
  private long now;
  private final AddressPool<Inet4Address> pool = pool(List.of(Ipv4Range.of("10.45.0.0/29")));

  @Test
  void givesEveryHostButThePgwsOwn() {
    assertThat(pool.allocate()).contains(ip("10.45.0.2"));
    for (int i = 0; i < 4; i++) {
      assertThat(pool.allocate()).isPresent();
    }
    assertThat(pool.size()).isEqualTo(5);
    assertThat(pool.allocate()).isEmpty();
  }

  @Test
  void givesTheAddressThatWasReleasedFirstWhenItsQuarantineIsOver() {
    for (int i = 0; i < 5; i++) {
      pool.allocate();
    }
    pool.release(ip("10.45.0.4"));
    now += Duration.ofSeconds(30).toNanos();
    pool.release(ip("10.45.0.3"));
    now += Duration.ofSeconds(29).toNanos();
    assertThat(pool.allocate()).isEmpty();

    now += Duration.ofSeconds(1).toNanos();
    assertThat(pool.allocate()).contains(ip("10.45.0.4"));
    assertThat(pool.allocate()).isEmpty();
  }

  @Test
  void countsAnAddressThatIsReleasedTwiceOnce() {
    var address = pool.allocate().orElseThrow();
    pool.release(address);
    pool.release(address);
    now += Duration.ofSeconds(60).toNanos();
    for (int i = 0; i < 5; i++) {
      pool.allocate();
    }

    assertThat(pool.allocate()).isEmpty();
    assertThat(pool.size()).isEqualTo(5);
  }

  @Test
  void keepsASubscribersAddressForHim() {
    assertThat(pool.claim(ip("10.45.0.2"))).isTrue();
    assertThat(pool.claim(ip("10.45.0.2"))).isFalse();
    pool.release(ip("10.45.0.2"));
    now += Duration.ofHours(1).toNanos();

    assertThat(pool.allocate()).contains(ip("10.45.0.3"));
    assertThat(pool.claim(ip("10.45.0.2"))).isTrue();
  }

  @Test
  void claimsNoAddressThatIsNoUes() {
    assertThat(pool.claim(ip("10.45.0.0"))).isFalse();
    assertThat(pool.claim(ip("10.45.0.1"))).isFalse();
    assertThat(pool.claim(ip("10.45.0.7"))).isFalse();
    assertThat(pool.claim(ip("10.45.0.8"))).isFalse();
    assertThat(pool.size()).isZero();
  }

  @Test
  void givesTheAddressesOfAllItsPrefixesAndRanges() {
    var several = pool(List.of(Ipv4Range.of("10.45.0.0/30"), Ipv4Range.of("10.46.0.9-10.46.0.10")));

    assertThat(several.allocate()).contains(ip("10.45.0.2"));
    assertThat(several.allocate()).contains(ip("10.46.0.9"));
    assertThat(several.allocate()).contains(ip("10.46.0.10"));
    assertThat(several.allocate()).isEmpty();
  }

  @Test
  void keepsReservedAddressesForSubscriptions() {
    var some =
        pool(List.of(Ipv4Range.of("10.45.0.0/29")), List.of(Ipv4Range.of("10.45.0.2-10.45.0.4")));

    assertThat(some.allocate()).contains(ip("10.45.0.5"));
    assertThat(some.allocate()).contains(ip("10.45.0.6"));
    assertThat(some.allocate()).isEmpty();
    assertThat(some.claim(ip("10.45.0.3"))).isTrue();
    some.release(ip("10.45.0.3"));
    now += Duration.ofHours(1).toNanos();
    assertThat(some.allocate()).isEmpty();
  }

  @Test
  void givesWholePrefixesOfIpv6() {
    var network =
        new PacketDataNetwork(
            new Apn("internet"),
            List.of(),
            List.of(),
            List.of(Ipv6Prefix.of("2001:db8:45::/63")),
            List.of(),
            List.of(),
            List.of(),
            1358);
    var prefixes = AddressPool.ipv6(network, Duration.ofSeconds(60), () -> now);

    assertThat(prefixes.allocate()).hasToString("Optional[2001:db8:45:0:0:0:0:0/64]");
    assertThat(prefixes.allocate()).hasToString("Optional[2001:db8:45:1:0:0:0:0/64]");
    assertThat(prefixes.allocate()).isEmpty();
  }

  private AddressPool<Inet4Address> pool(List<Ipv4Range> dynamic) {
    return pool(dynamic, List.of());
  }

  private AddressPool<Inet4Address> pool(List<Ipv4Range> dynamic, List<Ipv4Range> reserved) {
    return new AddressPool<>(dynamic, reserved, Duration.ofSeconds(60), () -> now);
  }
}
