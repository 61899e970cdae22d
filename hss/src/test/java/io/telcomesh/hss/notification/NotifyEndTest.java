package io.telcomesh.hss.notification;

import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.Mip6AgentInfo;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.TerminalInformation;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.MmeEnd;
import io.telcomesh.hss.S6aWorld;
import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.hss.subscription.Terminal;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Notify between MMEs' ends and the HSS's.
final class NotifyEndTest {
  private static final InetAddress PGW = InetAddress.ofLiteral("10.60.50.1");
  private static final TerminalInformation TERMINAL =
      new TerminalInformation(Optional.of("35609204079302"), Optional.of("01"), OtherIes.NONE);

  private final S6aWorld world = new S6aWorld();

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  @Proves("hss.nor-noa")
  void remembersWhatTheServingMmeTells() {
    var mme = world.mme(MME);
    assertThat(mme.ask(NotifyRequest.of(mme.route(), IMSI, TERMINAL)).result())
        .as("nobody serves him yet")
        .isEqualTo(Result.UNKNOWN_SERVING_NODE);
    mme.locate();
    assertThat(mme.ask(NotifyRequest.of(mme.route(), IMSI, TERMINAL)).result())
        .isEqualTo(Result.SUCCESS);
    assertThat(world.stored().orElseThrow().terminal())
        .contains(new Terminal("35609204079302", Optional.of("01")));
    assertThat(mme.ask(gateway(mme)).result()).isEqualTo(Result.SUCCESS);
    assertThat(gateways())
        .isEqualTo(Map.of("internet", new PdnGateway(List.of(PGW), Optional.empty())));

    // whoever serves next is told of the gateway, unless everything begins anew
    var next = world.mme(OTHER_MME);
    assertThat(agents(next, new UlrFlags(0b10))).hasSize(1);
    assertThat(next.ask(NotifyRequest.of(next.route(), IMSI, TERMINAL)).result())
        .isEqualTo(Result.SUCCESS);
    assertThat(mme.ask(NotifyRequest.of(mme.route(), IMSI, TERMINAL)).result())
        .as("it serves no longer")
        .isEqualTo(Result.UNKNOWN_SERVING_NODE);
    assertThat(agents(next, UlrFlags.initialAttach())).isEmpty();
    assertThat(gateways()).isEmpty();

    world.subscribers.remove(IMSI);
    world.server.hss().stored(IMSI);
    assertThat(next.ask(NotifyRequest.of(next.route(), IMSI, TERMINAL)).result())
        .isEqualTo(Result.USER_UNKNOWN);
  }

  @Test
  void remembersNoGatewayOfApnThatIsNotSubscribed() {
    var mme = world.mme(MME);
    mme.locate();
    var other = NotifyRequest.of(mme.route(), IMSI, "ims", Mip6AgentInfo.of(PGW));
    assertThat(mme.ask(other).result()).isEqualTo(Result.SUCCESS);
    assertThat(gateways()).isEmpty();
  }

  private static NotifyRequest gateway(MmeEnd mme) {
    return NotifyRequest.of(mme.route(), IMSI, "Internet", Mip6AgentInfo.of(PGW));
  }

  private static List<OtherIes.Other> agents(MmeEnd mme, UlrFlags flags) {
    var answer =
        (UpdateLocationAnswer) mme.ask(mme.location(flags, HssWorld.HOME, 1004, List.of()));
    return answer
        .subscriptionData()
        .orElseThrow()
        .apnConfigurationProfile()
        .orElseThrow()
        .defaultApn()
        .orElseThrow()
        .others()
        .list()
        .stream()
        .filter(other -> other.tag().equals(S6aAvps.MIP6_AGENT_INFO.tag()))
        .toList();
  }

  private Map<String, PdnGateway> gateways() {
    return world.subscribers.find(IMSI).map(Subscribers.Stored::gateways).orElseThrow();
  }
}
