package io.telcomesh.nsm.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.sdk.InterfaceProbe;
import io.telcomesh.nsm.sdk.IpPrefix;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// Two functions; the client's reaches the endpoint's without a manager between them.
class NsmAutoConfigurationTest {

  private static final InterfaceProbe ALWAYS_THERE =
      new InterfaceProbe() {
        @Override
        public boolean exists(String name) {
          return false;
        }

        @Override
        public boolean ready(String name, InetAddress address) {
          return true;
        }

        @Override
        public boolean answers(String name, InetAddress peer) {
          return true;
        }
      };

  @TempDir Path directory;

  @Test
  void doesNothingWithoutAManager() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(NsmAutoConfiguration.class))
        .run(context -> assertThat(context).doesNotHaveBean(MeshWires.class));
  }

  @Test
  void namesTheKeyOfAWrongValue() {
    function("mme-0", "none", _ -> {})
        .withPropertyValues(
            "nsm.endpoints[0].service=4g-network", "nsm.endpoints[0].prefix=10.60.10.0/99")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("a prefix length is 0 to 32, not 99"));
  }

  @Test
  void refusesAClientOfNoReferencePoint() {
    function("sgw-0", "none", _ -> {})
        .withPropertyValues("nsm.clients[0].service=4g-network", "nsm.clients[0].interface=s11")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage("labels.app is one of [s1-mme, s6a, s11, s5s8, s1-u, sgi], not \"\""));
  }

  @Test
  void wiresTwoFunctionsAsTheyAreConfigured() {
    BlockingQueue<WireEvent> atMme = new LinkedBlockingQueue<>();
    BlockingQueue<WireEvent> atSgw = new LinkedBlockingQueue<>();
    function("mme-3", "none", atMme::add)
        .withPropertyValues(
            "nsm.endpoints[0].service=4g-network",
            "nsm.endpoints[0].labels.app=mme",
            "nsm.endpoints[0].prefix=10.60.{10+n}.0/24")
        .run(mme ->
            function("sgw-0", "mme-3", atSgw::add)
                .withPropertyValues(
                    "nsm.clients[0].service=4g-network",
                    "nsm.clients[0].labels.app=s11",
                    "nsm.clients[0].interface=s11",
                    "nsm.clients[0].reach=one")
                .run(sgw -> {
                  var there = up(atMme);
                  var here = up(atSgw);
                  assertThat(here.local().getHostAddress()).isEqualTo("10.60.13.2");
                  assertThat(here.peer()).hasValue(InetAddress.ofLiteral("10.60.13.1"));
                  assertThat(here.referencePoint()).isEqualTo(ReferencePoint.S11);
                  assertThat(there.referencePoint()).isEqualTo(ReferencePoint.S11);
                  assertThat(there.peer()).hasValue(here.local());
                  assertThat(sgw.getBean(MeshHealth.class).health().getStatus())
                      .isEqualTo(Status.UP);
                  assertThat(mme.getBean(MeshWires.class).up()).containsOnlyKeys("mme-3");
                }));
    assertThat(atSgw.poll()).isInstanceOf(WireEvent.Down.class);
    assertThat(atMme.poll()).isInstanceOf(WireEvent.Down.class);
    assertThat(directory.resolve("mme-3.leases")).hasContent("10.60.13.2 sgw-0/sgw-0-s11");
  }

  @Test
  void asksForRoutesToWhatLiesBehindTheFunctionOnItsReferencePointAlone() {
    function("pgw-1", "nobody", _ -> {})
        .withBean(
            RoutesBehindUs.class,
            ReferencePoint.SGI,
            List.of("10.45.1.0/24", "fd00:10:45:100::/56"))
        .withPropertyValues(
            "nsm.clients[0].service=4g-network",
            "nsm.clients[0].labels.app=sgi",
            "nsm.clients[0].interface=sgi",
            "nsm.clients[1].service=4g-network",
            "nsm.clients[1].labels.app=s11",
            "nsm.clients[1].interface=s11")
        .run(context ->
            assertThat(context.getBean(Mesh.class).clients())
                .extracting(wanted -> wanted.request().behindUs())
                .containsExactly(
                    List.of(IpPrefix.parse("10.45.1.0/24"), IpPrefix.parse("fd00:10:45:100::/56")),
                    List.of()));
  }

  @Test
  void isOutOfServiceWhileAWireIsMissing() {
    function("sgw-0", "nobody", _ -> {})
        .withPropertyValues(
            "nsm.clients[0].service=4g-network",
            "nsm.clients[0].labels.app=s11",
            "nsm.clients[0].interface=s11")
        .run(context -> {
          var health = context.getBean(MeshHealth.class).health();
          assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
          assertThat(health.getDetails()).containsEntry("s11", "no wire");
        });
  }

  @Test
  void isOutOfServiceWhileAClientThatWantsAllHasNone() {
    function("sgw-0", "nobody", _ -> {})
        .withPropertyValues(
            "nsm.clients[0].service=4g-network",
            "nsm.clients[0].labels.app=s11",
            "nsm.clients[0].interface=s11",
            "nsm.clients[0].reach=all")
        .run(context ->
            assertThat(context.getBean(MeshHealth.class).health().getStatus())
                .isEqualTo(Status.OUT_OF_SERVICE));
  }

  private ApplicationContextRunner function(String name, String connectTo, WireListener listener) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(NsmAutoConfiguration.class))
        .withBean(InterfaceProbe.class, () -> ALWAYS_THERE)
        .withBean(Wires.class, () -> heardBy(listener))
        .withPropertyValues(
            "nsm.name=" + name,
            "nsm.connect-to=unix://" + directory.resolve(connectTo + ".sock"),
            "nsm.socket-directory=" + directory,
            "nsm.state-directory=" + directory);
  }

  private static Wires heardBy(WireListener listener) {
    var wires = new Wires();
    wires.listen(listener);
    return wires;
  }

  private static Wire up(BlockingQueue<WireEvent> events) throws InterruptedException {
    WireEvent event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).isInstanceOf(WireEvent.Up.class);
    return ((WireEvent.Up) event).wire();
  }
}
