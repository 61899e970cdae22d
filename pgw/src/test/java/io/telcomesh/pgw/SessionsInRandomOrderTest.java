package io.telcomesh.pgw;

import static io.telcomesh.pgw.PgwWorld.PGW;
import static io.telcomesh.pgw.PgwWorld.addressOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.SimulatedScheduler;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsInRandomOrderTest {
  private static final int SESSIONS = 10_000;
  private static final int AT_ONCE = 500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesNoAddressAndNoTunnelTwice(long seed) {
    try (var world = new PgwWorld(new SimulatedScheduler(seed), PgwWorld.ipv4("10.32.0.0/16"))) {
      var live = new HashMap<Inet4Address, CreateSessionResponse>();
      var tunnels = new HashSet<Teid>();
      for (int batch = 0; batch < SESSIONS / AT_ONCE; batch++) {
        create(world, batch, live, tunnels);
        deleteSome(world, live);
      }
      var last = new ArrayList<>(live.values());
      last.forEach(session -> delete(world, session));
      world.scheduler.runFor(Duration.ofSeconds(1));
      world.assertEmpty();
    }
  }

  private static void create(
      PgwWorld world, int batch, Map<Inet4Address, CreateSessionResponse> live, Set<Teid> tunnels) {
    int before = world.sgw.received(CreateSessionResponse.class).size();
    for (int i = 0; i < AT_ONCE; i++) {
      var asked = new PgwWorld.Request();
      asked.imsi = Optional.of(new Imsi("00101%010d".formatted(batch * AT_ONCE + i)));
      world.sgw.send(PGW, asked.build(), Teid.NONE);
    }
    world.scheduler.runFor(Duration.ofSeconds(1));
    var created = world.sgw.received(CreateSessionResponse.class);
    assertThat(created).hasSize(before + AT_ONCE);
    for (var session : created.subList(before, created.size())) {
      assertThat(live.put(addressOf(session), session)).as("address in use twice").isNull();
      assertThat(tunnels.add(PgwWorld.control(session))).as("control tunnel twice").isTrue();
    }
  }

  private static void deleteSome(PgwWorld world, Map<Inet4Address, CreateSessionResponse> live) {
    for (var session : new ArrayList<>(live.values())) {
      if (world.scheduler.random().nextBoolean()) {
        delete(world, session);
        live.remove(addressOf(session));
      }
    }
    world.scheduler.runFor(Duration.ofSeconds(30));
    assertThat(world.pgw.sessions().size()).isEqualTo(live.size());
    assertThat(world.pgw.addressesInUse()).isEqualTo(live.size());
    assertThat(world.pgw.userPlane().rules()).isEqualTo(2 * live.size());
  }

  private static void delete(PgwWorld world, CreateSessionResponse session) {
    world.sgw.send(PGW, PgwWorld.delete(), PgwWorld.control(session));
  }
}
