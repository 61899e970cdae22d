package io.telcomesh.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.kernel.testing.TestNamespaces;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KernelInterfaceTest {
  private static final Prefix UE = Prefix.parse("10.45.87.2/32");
  private static final Prefix UE_IPV6 = Prefix.parse("2001:db8:45:1::/64");
  private static final int TABLE = 4500;

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
  void anAddressIsTheMachinesUntilItIsGivenBack() {
    var namespace = withInterface();
    change(namespace, it -> it.own(UE));
    change(namespace, it -> it.own(UE));
    change(namespace, it -> it.own(UE_IPV6));

    assertThat(namespaces.ip(namespace, "route", "get", "10.45.87.2")).contains("local 10.45.87.2");
    assertThat(namespaces.ip(namespace, "-6", "route", "show", "table", "local"))
        .contains("local 2001:db8:45:1::/64 dev nsm-1");

    change(namespace, it -> it.disown(UE));
    change(namespace, it -> it.disown(UE));
    assertThat(namespaces.ip(namespace, "route", "show", "table", "local"))
        .doesNotContain("10.45.87.2");
  }

  @Test
  void whatIsSentFromAPrefixIsLedUntilTheInterfaceIsGone() {
    var namespace = withInterface();
    change(namespace, it -> it.configure(Prefix.parse("10.45.87.1/32"), 1400));
    change(namespace, it -> it.lead(Prefix.parse("10.45.87.0/24"), TABLE));
    change(namespace, it -> it.lead(Prefix.parse("10.45.87.0/24"), TABLE));
    change(namespace, it -> it.lead(UE_IPV6, TABLE));

    assertThat(namespaces.ip(namespace, "rule").lines().filter(it -> it.contains("10.45.87.0/24")))
        .singleElement()
        .asString()
        .contains("lookup 4500");
    assertThat(namespaces.ip(namespace, "-6", "rule")).contains("from 2001:db8:45:1::/64");
    assertThat(namespaces.ip(namespace, "route", "get", "10.60.70.1", "from", "10.45.87.1"))
        .contains("dev nsm-1 table 4500");
    assertThat(namespaces.ip(namespace, "link", "show", "nsm-1")).contains("mtu 1400");

    var lost = namespaces.inside(namespace, () -> KernelInterface.here("nsm-1"));
    namespaces.ip(namespace, "link", "delete", "nsm-1");
    namespaces.inside(
        namespace,
        () -> {
          lost.forgetLost();
          return namespace;
        });
    assertThat(namespaces.ip(namespace, "rule")).doesNotContain("10.45.87.0/24");
    assertThat(namespaces.ip(namespace, "-6", "rule")).doesNotContain("2001:db8:45:1::");
  }

  @Test
  void aRouteTakesThePlaceOfAnother() {
    var namespace = withInterface();
    change(namespace, KernelInterface::up);
    namespaces.ip(namespace, "route", "add", "default", "dev", "nsm-2");
    change(namespace, it -> it.route(Prefix.parse("0.0.0.0/0")));

    assertThat(namespaces.ip(namespace, "route").lines())
        .singleElement()
        .asString()
        .contains("default dev nsm-1");
  }

  @Test
  void movesToANamespaceThatItMakes() {
    var from = withInterface();
    var name = "tmtest-" + TestNamespaces.random() + "-made";
    var to = NetworkNamespace.create(name);
    try {
      var moved = namespaces.inside(from, () -> KernelInterface.here("nsm-1").moveTo(to));
      moved.configure(UE, 1400);

      assertThat(namespaces.ip(to, "-br", "address")).contains("10.45.87.2/32");
      assertThat(namespaces.pings(to, "127.0.0.1")).isTrue();
      assertThatThrownBy(() -> NetworkNamespace.create(name))
          .isInstanceOfSatisfying(KernelException.class, it -> assertThat(it.taken()).isTrue());
    } finally {
      NetworkNamespace.delete(name);
      NetworkNamespace.delete(name);
    }
    assertThatThrownBy(() -> NetworkNamespace.named(name))
        .isInstanceOf(NoSuchNamespaceException.class);
  }

  @Test
  void saysWhatTheKernelRefuses() {
    var namespace = withInterface();
    change(namespace, it -> it.configure(UE, 1400));

    assertThatThrownBy(() -> change(namespace, it -> it.configure(UE, 1400)))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("give 10.45.87.2/32 to nsm-1: File exists");
    assertThatThrownBy(() -> namespaces.inside(namespace, () -> KernelInterface.here("none")))
        .hasMessageContaining("find none: No such device");
  }

  /// Two interfaces, `nsm-1` and `nsm-2`, that are up.
  private NetworkNamespace withInterface() {
    var namespace = namespaces.make("ues");
    kernel.createVeth(
        new LinkEnd(namespace, "nsm-1"), new LinkEnd(namespace, "nsm-2"), 1500, "one");
    kernel.reconcile(new LinkEnd(namespace, "nsm-1"), InterfaceState.UP);
    kernel.reconcile(new LinkEnd(namespace, "nsm-2"), InterfaceState.UP);
    return namespace;
  }

  /// On a thread whose own namespace it is.
  private void change(NetworkNamespace namespace, Consumer<KernelInterface> change) {
    namespaces.inside(
        namespace,
        () -> {
          change.accept(KernelInterface.here("nsm-1"));
          return namespace;
        });
  }
}
