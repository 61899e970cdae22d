package io.telcomesh.enodebsim.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpu.GtpuEnd;
import io.telcomesh.referencepoints.gtpu.IncomingGtpu;
import io.telcomesh.referencepoints.live.LiveUdp;
import io.telcomesh.userplane.UeAddresses;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// UEs whose programs are the machine's: `ping` through a tunnel to an SGW that answers itself.
class KernelUeInterfacesTest {
  private static final InetAddress ENODEB = InetAddress.ofLiteral("127.0.87.2");
  private static final InetAddress SGW = InetAddress.ofLiteral("127.0.87.1");
  private static final Inet4Address UE = (Inet4Address) InetAddress.ofLiteral("10.45.87.2");
  private static final String WEB = "10.60.87.1";

  private final AtomicReference<Teid> downlink = new AtomicReference<>(Teid.NONE);
  private final List<AutoCloseable> sgw = new ArrayList<>();
  private final LiveScheduler scheduler = new LiveScheduler(1, 1);

  @BeforeEach
  void needsRoot() {
    boolean possible =
        "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/dev/net/tun"));
    if (!possible) {
      System.out.println("Skipped: namespaces and TUN interfaces need root and /dev/net/tun");
    }
    Assumptions.assumeTrue(possible, "needs root and /dev/net/tun");
  }

  @AfterEach
  void end() throws Exception {
    for (var part : sgw) {
      part.close();
    }
    scheduler.close();
  }

  @Test
  void aProgramInTheUesNamespaceIsTheUe() throws Exception {
    try (var bearers = bearers()) {
      var interfaces = new NamespaceUeInterfaces(bearers.userPlane(), "simtest");
      var ue = interfaces.open(wanted(5, UE));
      assertThat(ue.description()).isEqualTo("namespace tm-simtest-ue-3");
      var bearer = connected(bearers, ue);
      var ping = run("ip", "netns", "exec", "tm-simtest-ue-3", "ping", "-c", "1", "-W", "2", WEB);
      assertThat(ping).contains("1 received");
      bearer.run();
      ue.close();
    }
    assertThat(run("ip", "netns", "list")).doesNotContain("tm-simtest");
  }

  @Test
  void aProgramWithTheUesAddressIsTheUe() throws Exception {
    try (var bearers = bearers();
        var interfaces = SharedUeInterfaces.open(bearers.userPlane(), 1400)) {
      var ue = interfaces.open(wanted(5, UE));
      var bearer = connected(bearers, ue);
      var ping = run("ping", "-c", "1", "-W", "2", "-I", UE.getHostAddress(), WEB);
      assertThat(ping).contains("1 received");
      bearer.run();
      ue.close();
    }
    assertThat(run("ip", "rule")).doesNotContain("10.45.87.");
    assertThat(run("ip", "link")).doesNotContain("tm-ue");
  }

  @Test
  void onlyTheUesOwnAddressesAreLocal() throws Exception {
    try (var bearers = bearers();
        var interfaces = SharedUeInterfaces.open(bearers.userPlane(), 1400)) {
      var ue = interfaces.open(wanted(5, UE));
      var again = interfaces.open(wanted(5, UE));

      assertThat(run("ip", "route", "get", "10.45.87.2")).contains("local 10.45.87.2");
      assertThat(run("ip", "route", "get", "10.45.87.3", "from", UE.getHostAddress()))
          .doesNotContain("local")
          .contains("dev tm-ue");
      ue.close();
      assertThat(run("ip", "route", "get", "10.45.87.2")).contains("local 10.45.87.2");
      again.close();
      assertThat(run("ip", "route", "get", "10.45.87.2")).doesNotContain("local 10.45.87.2");
    }
  }

  @Test
  void aUeHasAnInterfaceForEachConnectionAndIpv6WhenItIsTold() throws Exception {
    try (var bearers = bearers()) {
      var interfaces = new NamespaceUeInterfaces(bearers.userPlane(), "simtest");
      var first = interfaces.open(wanted(5, UE));
      var second = interfaces.open(wanted(6, Inet4Address.ofLiteral("10.46.0.9")));
      first.add((Inet6Address) InetAddress.ofLiteral("2001:db8:45:1::7"));
      second.add((Inet6Address) InetAddress.ofLiteral("2001:db8:46:1::7"));

      var addresses = run("ip", "-n", "tm-simtest-ue-3", "-br", "address");
      assertThat(addresses).contains("2001:db8:45:1::7/64").contains("2001:db8:46:1::7/64");
      assertThat(route("10.60.70.1", UE.getHostAddress())).contains("dev ue3 ");
      assertThat(route("10.60.70.1", "10.46.0.9")).contains("dev ue3-6 ");
      assertThat(route("2001:db8:70::1", "2001:db8:46:1::7")).contains("dev ue3-6 ");
      first.close();
      assertThat(run("ip", "netns", "list")).contains("tm-simtest-ue-3");
      second.close();
    }
    assertThat(run("ip", "netns", "list")).doesNotContain("tm-simtest");
  }

  private static String route(String to, String from) throws Exception {
    return run("ip", "-n", "tm-simtest-ue-3", "route", "get", to, "from", from);
  }

  private static UeInterfaces.Wanted wanted(int bearer, Inet4Address address) {
    return new UeInterfaces.Wanted(3, new EpsBearerIdentity(bearer), Optional.of(address), 1400);
  }

  /// What takes the bearer down again.
  private Runnable connected(Bearers bearers, UeInterface ue) {
    var bearer =
        bearers.setUp(new Bearers.Sgw(SGW, new Teid(0x77)), () -> {}, _ -> {}).orElseThrow();
    downlink.set(bearer.teid());
    var uplink = bearers.uplink(() -> {});
    uplink.add(UeAddresses.of(UE));
    bearer.connect(ue, uplink);
    return bearer::close;
  }

  private Bearers bearers() throws IOException {
    var surroundings = new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE);
    var udp = new LiveUdp();
    var end = new AtomicReference<GtpuEnd>();
    end.set(
        GtpuEnd.start(
            udp,
            List.of(ReferencePoint.S1_U),
            wires(new Wire(ReferencePoint.S1_U, SGW)),
            surroundings,
            burst -> burst.forEach(each -> answer(end, each))));
    sgw.add(java.util.Objects.requireNonNull(end.get()));
    sgw.add(udp);
    return Bearers.start(
        listener -> UserPlane.start(1, listener),
        wires(new Wire(ReferencePoint.S1_U, ENODEB, SGW)));
  }

  private void answer(AtomicReference<GtpuEnd> end, IncomingGtpu incoming) {
    if (incoming.message() instanceof GtpuMessage.GPdu(var packet)) {
      var reply = IcmpEcho.read(packet).filter(IcmpEcho::request).map(IcmpEcho::reply);
      var gtpu = java.util.Objects.requireNonNull(end.get());
      var teid = java.util.Objects.requireNonNull(downlink.get());
      reply.ifPresent(echo -> gtpu.send(ENODEB, teid, new GtpuMessage.GPdu(echo.packet())));
    }
  }

  private static Wires wires(Wire up) {
    var wires = new Wires();
    wires.post(new WireEvent.Up(up));
    return wires;
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
