package io.telcomesh.sgw;

import static io.telcomesh.sgw.SgwWorld.S11;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.SimulatedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsInRandomOrderTest {
  private static final int SESSIONS = 10_000;
  private static final int AT_ONCE = 500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesNoTunnelTwice(long seed) {
    try (var world = new SgwWorld(new SimulatedScheduler(seed))) {
      var live = new ArrayList<CreateSessionResponse>();
      for (int batch = 0; batch < SESSIONS / AT_ONCE; batch++) {
        create(world, batch, live);
        deleteSome(world, live);
      }
      live.forEach(session -> delete(world, session));
      world.scheduler.runFor(Duration.ofSeconds(1));
      world.assertEmpty();
      assertAllDifferent(world);
    }
  }

  private static void create(SgwWorld world, int batch, List<CreateSessionResponse> live) {
    int before = world.mme.received(CreateSessionResponse.class).size();
    for (int i = 0; i < AT_ONCE; i++) {
      var asked = new SgwMessages.Request();
      asked.imsi = Optional.of(new Imsi("00101%010d".formatted(batch * AT_ONCE + i)));
      world.mme.send(S11, asked.build(), Teid.NONE);
    }
    world.scheduler.runFor(Duration.ofSeconds(1));
    var created = world.mme.received(CreateSessionResponse.class);
    assertThat(created).hasSize(before + AT_ONCE);
    live.addAll(created.subList(before, created.size()));
  }

  private static void deleteSome(SgwWorld world, List<CreateSessionResponse> live) {
    for (var session : List.copyOf(live)) {
      if (world.scheduler.random().nextBoolean()) {
        delete(world, session);
        live.remove(session);
      }
    }
    world.scheduler.runFor(Duration.ofSeconds(30));
    assertThat(world.sgw.ues().size()).isEqualTo(live.size());
    assertThat(world.sgw.ues().pdnConnections()).isEqualTo(live.size());
    assertThat(world.pgwSessions).hasSize(live.size());
    assertThat(world.sgw.userPlane().rules()).isEqualTo(2 * live.size());
  }

  private static void delete(SgwWorld world, CreateSessionResponse session) {
    world.mme.send(S11, SgwMessages.delete(), SgwWorld.control(session));
  }

  private static void assertAllDifferent(SgwWorld world) {
    var s11 = new HashSet<Teid>();
    var s1u = new HashSet<Teid>();
    for (var created : world.mme.received(CreateSessionResponse.class)) {
      assertThat(s11.add(SgwWorld.control(created))).as("S11 tunnel twice").isTrue();
      assertThat(s1u.add(SgwWorld.s1u(created))).as("S1-U tunnel twice").isTrue();
    }
    var s5 = new HashSet<Teid>();
    for (var request : world.pgw.received(CreateSessionRequest.class)) {
      var user = request.bearerContextsToBeCreated().getFirst().s5s8uSgw().orElseThrow();
      assertThat(s5.add(user.teid())).as("S5/S8 tunnel twice").isTrue();
    }
  }
}
