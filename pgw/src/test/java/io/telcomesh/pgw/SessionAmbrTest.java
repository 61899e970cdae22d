package io.telcomesh.pgw;

import static io.telcomesh.pgw.PgwWorld.SERVER;
import static io.telcomesh.pgw.PgwWorld.addressOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a PDN connection may take, TS 23.401 §4.7.3, and what it has taken.
class SessionAmbrTest {
  private static final Percentage THREE = Percentage.withPercentage(3);
  private static final int OCTETS = 1250;
  private final PgwWorld world = PgwWorld.of("10.45.0.0/24");
  private final List<Octets> atServer = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void holdsBothDirectionsToTheirRatesAndCountsWhatPassed() {
    world.packetDataNetwork.delivering(atServer::add);
    var asked = new PgwWorld.Request();
    asked.ambr = Optional.of(new AggregateMaximumBitRate(BitRate.megabits(1), BitRate.megabits(2)));
    var created = world.create(asked.build());
    var ue = addressOf(created);

    for (int i = 0; i < 1000; i++) { // 10 s of 1 packet in 10 ms, which are 1 Mbit/s, fourfold
      for (int copy = 0; copy < 4; copy++) {
        world.uplink(created, packet(ue, SERVER));
        world.packetDataNetwork.send(packet(SERVER, ue));
      }
    }
    world.scheduler.runFor(Duration.ofSeconds(1));

    // each uplink takes 10 ms of time, so that all takes 40 s
    long up = atServer.size() * 8L * OCTETS / 40;
    long down = world.downlink().size() * 8L * OCTETS / 40;
    assertThat(up).isCloseTo(1_000_000, THREE);
    assertThat(down).isCloseTo(1_000_000, THREE); // as much as was offered, and allowed
    var session =
        SessionViews.of(world.pgw.sessions(), world.scheduler.now()).findFirst().orElseThrow();
    assertThat(session.uplink().octets()).isEqualTo((long) atServer.size() * OCTETS);
    assertThat(session.uplink().maximumBitsPerSecond()).isEqualTo(1_000_000);
    assertThat(session.addresses()).containsExactly("10.45.0.2");
    assertThat(session.lasts()).isBetween(Duration.ofSeconds(41), Duration.ofSeconds(43));
  }

  private static Octets packet(Inet4Address from, Inet4Address to) {
    return new OctetWriter()
        .octets(PgwWorld.packet(from, to))
        .octets(Octets.zeros(OCTETS - 20))
        .toOctets();
  }
}
