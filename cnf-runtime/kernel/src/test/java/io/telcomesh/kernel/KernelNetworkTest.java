package io.telcomesh.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.kernel.testing.TestNamespaces;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KernelNetworkTest {
  private final TestNamespaces namespaces = new TestNamespaces();
  private final KernelNetwork kernel = new KernelNetwork("test-" + TestNamespaces.random());

  @BeforeEach
  void needsRoot() {
    assumeTrue(TestNamespaces.possible(), TestNamespaces.NEED);
  }

  @AfterEach
  void deleteNamespaces() {
    namespaces.close();
  }

  @Test
  void vethConnectsTwoNamespacesAndIsRemovedWithEverythingOnIt() {
    var client = new LinkEnd(namespaces.make("client"), "nsm-1");
    var endpoint = new LinkEnd(namespaces.make("endpoint"), "s11-0");
    kernel.createVeth(client, endpoint, 1500, "one");
    kernel.reconcile(client, state("10.60.1.2/32", "10.60.1.1/32"));
    kernel.reconcile(endpoint, state("10.60.1.1/32", "10.60.1.2/32"));
    kernel.settle(client, endpoint);

    assertThat(namespaces.pings(client.namespace(), "10.60.1.1")).isTrue();

    assertThat(kernel.remove(client, "one")).isTrue();
    assertThat(kernel.remove(endpoint, "one")).isFalse();
    assertThat(namespaces.ip(endpoint.namespace(), "-o", "link")).doesNotContain("s11-0");
    assertThat(namespaces.ip(client.namespace(), "route")).isEmpty();
  }

  @Test
  void settledVethLosesNotEvenItsFirstPacket() {
    var client = new LinkEnd(namespaces.make("client"), "nsm-1");
    var endpoint = new LinkEnd(namespaces.make("endpoint"), "s11-0");
    for (int i = 0; i < 10; i++) {
      kernel.createVeth(client, endpoint, 1500, "one");
      kernel.reconcile(endpoint, state("10.60.1.1/32", "10.60.1.2/32"));
      kernel.reconcile(client, state("10.60.1.2/32", "10.60.1.1/32"));
      kernel.settle(client, endpoint);

      // Address resolution is repeated after a second only.
      assertThat(namespaces.pings(client.namespace(), "10.60.1.1", 800)).isTrue();
      kernel.remove(client, "one");
    }
  }

  @Test
  void vxlanCarriesAcrossAnUnderlay() {
    var nodeA = namespaces.make("node-a");
    var nodeB = namespaces.make("node-b");
    kernel.createVeth(new LinkEnd(nodeA, "under"), new LinkEnd(nodeB, "under"), 1500, "underlay");
    kernel.reconcile(new LinkEnd(nodeA, "under"), withAddress("192.0.2.1/24"));
    kernel.reconcile(new LinkEnd(nodeB, "under"), withAddress("192.0.2.2/24"));
    var client = new LinkEnd(namespaces.make("client"), "nsm-1");
    var endpoint = new LinkEnd(namespaces.make("endpoint"), "s11-0");
    var one = InetAddress.ofLiteral("192.0.2.1");
    var other = InetAddress.ofLiteral("192.0.2.2");
    int mtu = kernel.mtuBehind(nodeA, one) - 50;

    kernel.createVxlan(client, new Tunnel(nodeA, one, other, Tunnel.PORT, 4711), mtu, "a");
    kernel.createVxlan(endpoint, new Tunnel(nodeB, other, one, Tunnel.PORT, 4711), mtu, "b");
    kernel.reconcile(client, state("10.60.1.2/32", "10.60.1.1/32"));
    kernel.reconcile(endpoint, state("10.60.1.1/32", "10.60.1.2/32"));

    assertThat(namespaces.pings(client.namespace(), "10.60.1.1")).isTrue();
    assertThat(namespaces.ip(client.namespace(), "link", "show", "nsm-1")).contains("mtu 1450");
  }

  @Test
  void reconcileTakesAwayWhatIsNotWantedAnyMoreAndLeavesTheRest() {
    var end = vethEnd();
    kernel.reconcile(end, state("10.60.1.2/32", "10.60.1.1/32"));
    kernel.reconcile(
        end,
        new InterfaceState(
            List.of(Prefix.parse("10.60.1.6/32"), Prefix.parse("fd00::6/128")),
            List.of(
                Route.through(Prefix.parse("10.45.0.0/16"), InetAddress.ofLiteral("10.60.1.5")),
                Route.direct(Prefix.parse("10.60.1.5/32")),
                Route.direct(Prefix.parse("fd00::5/128"))),
            List.of(
                new Neighbour(
                    InetAddress.ofLiteral("10.60.1.5"), new MacAddress("02:00:00:00:00:05"))),
            List.of(),
            1400));

    assertThat(namespaces.ip(end.namespace(), "-4", "-o", "address", "show", "dev", end.name()))
        .contains("10.60.1.6/32")
        .doesNotContain("10.60.1.2");
    assertThat(namespaces.ip(end.namespace(), "-6", "-o", "address", "show", "dev", end.name()))
        .contains("fd00::6/128");
    assertThat(namespaces.ip(end.namespace(), "route"))
        .contains("10.60.1.5 dev nsm-1")
        .contains("10.45.0.0/16 via 10.60.1.5 dev nsm-1")
        .doesNotContain("10.60.1.1 ");
    assertThat(namespaces.ip(end.namespace(), "neighbour"))
        .contains("10.60.1.5 dev nsm-1 lladdr 02:00:00:00:00:05 PERMANENT");
    assertThat(namespaces.ip(end.namespace(), "link", "show", end.name())).contains("mtu 1400");
  }

  @Test
  void routesIpv6WhereANamespaceHasItSwitchedOff() {
    var end = vethEnd();
    namespaces.inside(
        end.namespace(),
        () -> Files.writeString(Path.of("/proc/sys/net/ipv6/conf/nsm-1/disable_ipv6"), "1"));

    kernel.reconcile(end, state("10.60.1.2/32", "fd00:10:45::/56"));

    assertThat(namespaces.ip(end.namespace(), "-6", "route")).contains("fd00:10:45::/56 dev nsm-1");
  }

  @Test
  void reconcileOfTheSameStateChangesNothing() {
    var end = vethEnd();
    var state = state("10.60.1.2/32", "10.60.1.1/32");
    kernel.reconcile(end, state);
    var before = everything(end);
    kernel.reconcile(end, state);

    assertThat(everything(end)).isEqualTo(before);
  }

  @Test
  void policyRoutesHaveTablesOfTheirOwnAndGoWithTheInterface() {
    var end = vethEnd();
    var rule =
        new PolicyRule(
            Optional.of(Prefix.parse("172.16.2.0/24")),
            Optional.of(6),
            Optional.empty(),
            Optional.of(PolicyRule.Ports.parse("80-90")),
            List.of(Route.through(Prefix.parse("0.0.0.0/0"), InetAddress.ofLiteral("10.60.1.1"))));
    var base = state("10.60.1.2/32", "10.60.1.1/32");
    var state = new InterfaceState(base.addresses(), base.routes(), List.of(), List.of(rule), 0);
    kernel.reconcile(end, state);
    kernel.reconcile(end, state);

    assertThat(
            namespaces
                .ip(end.namespace(), "rule")
                .lines()
                .filter(it -> it.contains("172.16.2.0/24")))
        .singleElement()
        .asString()
        .contains("ipproto tcp")
        .contains("dport 80-90")
        .contains("lookup 1 ");
    assertThat(namespaces.ip(end.namespace(), "route", "show", "table", "1"))
        .contains("default via 10.60.1.1 dev nsm-1");

    kernel.remove(end, "one");
    assertThat(namespaces.ip(end.namespace(), "rule")).doesNotContain("172.16.2.0/24");
  }

  @Test
  void vethSendsSctpWithItsChecksum() {
    var end = vethEnd();
    try (var netlink = Netlink.in(end.namespace())) {
      // Off already: switching it off again is accepted, and the place of the feature is known.
      ChecksumOffload.of(netlink, end.name()).switchOff(netlink, end.name());
      assertThat(ChecksumOffload.of(netlink, end.name()).isOn(netlink, end.name())).isFalse();
    }
    namespaces.ip(
        end.namespace(), "link", "add", "plain", "type", "veth", "peer", "name", "plain2");
    try (var netlink = Netlink.in(end.namespace())) {
      assertThat(ChecksumOffload.of(netlink, "plain").isOn(netlink, "plain")).isTrue();
    }
  }

  @Test
  void namesTheInterfaceThatIsTakenAndLeavesItAlone() {
    var end = vethEnd();
    var other = new LinkEnd(end.namespace(), "other");

    assertThatThrownBy(() -> kernel.createVeth(end, other, 1500, "two"))
        .isInstanceOfSatisfying(KernelException.class, it -> assertThat(it.taken()).isTrue())
        .hasMessageContaining("nsm-1");
    assertThat(kernel.remove(end, "two")).isFalse();
    assertThat(namespaces.ip(end.namespace(), "link")).contains("nsm-1").doesNotContain("other");
  }

  @Test
  void sweepDeletesTheOwnersInterfacesOnly() {
    var end = vethEnd();
    var stranger = new KernelNetwork("test-" + TestNamespaces.random());
    var others = new LinkEnd(end.namespace(), "others");
    stranger.createVeth(others, new LinkEnd(end.namespace(), "others2"), 1500, "x");

    assertThat(kernel.sweep()).isEqualTo(1);
    assertThat(namespaces.ip(end.namespace(), "link")).doesNotContain("nsm-1").contains("others");
  }

  @Test
  void movesAndRenamesAnInterface() {
    var end = vethEnd();
    var to = new LinkEnd(namespaces.make("elsewhere"), "s1-mme");
    kernel.move(end, to);

    assertThat(namespaces.ip(to.namespace(), "link")).contains("s1-mme");
    assertThat(namespaces.ip(end.namespace(), "link")).doesNotContain("nsm-1");
  }

  @Test
  void findsANamespaceByItsNumbersAndRefusesAnotherOfThatName() {
    var namespace = namespaces.make("client");

    assertThat(NetworkNamespace.numbered(namespace.device(), namespace.inode()))
        .hasValueSatisfying(it -> assertThat(it.sameAs(namespace)).isTrue());
    var gone = new NetworkNamespace(namespace.file(), namespace.device(), 1);
    assertThatThrownBy(gone::open).isInstanceOf(NoSuchNamespaceException.class);
    assertThat(kernel.remove(new LinkEnd(gone, "nsm-1"), "one")).isFalse();
    assertThatThrownBy(() -> NetworkNamespace.at(Path.of("/run/netns/none")))
        .hasMessage("no network namespace at /run/netns/none");
  }

  @Test
  void passesOverANameWhoseNamespaceIsStillToBeMounted() throws IOException {
    var namespace = namespaces.make("client");
    var name = Files.createFile(namespace.file().resolveSibling("tm-test-" + UUID.randomUUID()));
    try {
      assertThat(NetworkNamespace.all())
          .contains(namespace)
          .extracting(NetworkNamespace::file)
          .doesNotContain(name);
    } finally {
      Files.delete(name);
    }
  }

  private LinkEnd vethEnd() {
    var end = new LinkEnd(namespaces.make("client"), "nsm-1");
    kernel.createVeth(end, new LinkEnd(namespaces.make("endpoint"), "nsm-2"), 1500, "one");
    return end;
  }

  private String everything(LinkEnd end) {
    return namespaces.ip(end.namespace(), "address")
        + namespaces.ip(end.namespace(), "route")
        + namespaces.ip(end.namespace(), "neighbour");
  }

  private static InterfaceState state(String own, String far) {
    return new InterfaceState(
        List.of(Prefix.parse(own)),
        List.of(Route.direct(Prefix.parse(far))),
        List.of(),
        List.of(),
        0);
  }

  private static InterfaceState withAddress(String own) {
    return new InterfaceState(List.of(Prefix.parse(own)), List.of(), List.of(), List.of(), 0);
  }
}
