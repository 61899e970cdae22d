package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterfaces;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.referencepoints.s1ap.S1apHandler;
import io.telcomesh.referencepoints.s1ap.S1apServer;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.ServedGummei;
import io.telcomesh.security.RandomSource;
import io.telcomesh.userplane.InMemoryUserPlane;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which MME of a pool a UE comes to, TS 23.401 §4.3.7.2 and §4.3.8.3.
class MmeSelectionTest {
  private static final int UES = 400;
  private static final Tai OTHER_AREA = new Tai(SimWorld.PLMN, 9);
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);

  @AfterEach
  void end() {
    scheduler.close();
  }

  /// Hears which UEs come, and says nothing to them.
  private record PooledMme(Gummei gummei, int capacity, List<InitialUeMessage> came)
      implements S1apHandler {
    PooledMme(int code, int capacity) {
      this(new Gummei(SimWorld.PLMN, 1, code), capacity, new ArrayList<>());
    }

    InetAddress address() {
      return InetAddress.ofLiteral("10.60.%d.1".formatted(10 + gummei.mmeCode()));
    }

    Wire wire() {
      var local = InetAddress.ofLiteral("10.60.%d.2".formatted(10 + gummei.mmeCode()));
      return new Wire(ReferencePoint.S1_MME, local, address());
    }

    @Override
    public void up(S1apAssociation association) {}

    @Override
    public void down(S1apAssociation association) {}

    @Override
    public Optional<String> received(
        S1apAssociation association, Decoded<S1apMessage> pdu, Burst burst) {
      switch (((Decoded.Accepted<S1apMessage>) pdu).message()) {
        case S1SetupRequest _ -> association.send(response());
        case InitialUeMessage initial -> came.add(initial);
        default -> {}
      }
      return Optional.empty();
    }

    private S1SetupResponse response() {
      var served =
          new ServedGummei(
              List.of(gummei.plmn()), List.of(gummei.mmeGroupId()), List.of(gummei.mmeCode()));
      return new S1SetupResponse(
          Optional.empty(), List.of(served), capacity, Optional.empty(), OtherIes.NONE);
    }
  }

  /// A simulator with one eNodeB.
  private final class Pool {
    final Wires wires = new Wires();
    final List<PooledMme> mmes;
    final EnodebSim sim;

    Pool(int... capacities) {
      var network = new InMemoryNetwork(scheduler, scheduler.random());
      var surroundings = new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE);
      mmes =
          IntStream.range(0, capacities.length)
              .mapToObj(code -> new PooledMme(code, capacities[code]))
              .toList();
      for (var mme : mmes) {
        var theirs = new Wires();
        theirs.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, mme.address())));
        S1apServer.start(network.sctp(), SctpOptions.SIGNALLING, theirs, surroundings, mme);
        wires.post(new WireEvent.Up(mme.wire()));
      }
      var bearers = Bearers.start(new InMemoryUserPlane(network.udp(), scheduler::nanoTime), wires);
      sim =
          EnodebSim.start(
              new SimulatorSettings(
                  SimWorld.PLMN,
                  List.of(new EnodebSettings(1, "enodeb-1", SimWorld.TAI.tac(), List.of(1))),
                  SimWorld.APN,
                  PdnType.IPV4,
                  false,
                  Duration.ZERO),
              new EnodebSim.Host(
                  network.sctp(),
                  wires,
                  surroundings,
                  new RecordingObserver(),
                  RandomSource.seeded(3),
                  bearers,
                  new MemoryUeInterfaces(bearers.userPlane()),
                  NasObserver.NONE));
      scheduler.runFor(Duration.ofSeconds(1));
    }

    UeContext ue(int number) {
      var imsi = new Imsi("%015d".formatted(1_010_000_000_001L + number));
      return sim.ues().add(new Subscriber(imsi, SimWorld.MILENAGE)).context();
    }

    void attach(UeContext ue) {
      sim.attach(ue.imsi(), _ -> {});
      scheduler.runFor(Duration.ofMillis(10));
    }

    List<Integer> spread() {
      IntStream.range(0, UES).mapToObj(this::ue).forEach(this::attach);
      return mmes.stream().map(mme -> mme.came().size()).toList();
    }
  }

  @Test
  @Proves("interfaces.mme-pool-relative-capacity-s-tmsi")
  void spreadsUesWithoutAGutiByTheCapacitiesOfTheMmes() {
    var spread = new Pool(255, 85).spread();
    // three of four: 300, and four standard deviations of 8.7 to either side
    assertThat(spread.getFirst()).isBetween(265, 335);
    assertThat(spread.getFirst() + spread.getLast()).isEqualTo(UES);
    assertThat(new Pool(255, 85).spread()).as("the same dice").isEqualTo(spread);
  }

  @Test
  void givesNoUeToAnMmeOfCapacityZeroWhileThereIsAnother() {
    assertThat(new Pool(1, 0).spread()).containsExactly(UES, 0);
  }

  @Test
  void sharesUesAmongMmesThatAllHaveCapacityZero() {
    assertThat(new Pool(0, 0).spread()).allMatch(count -> count > 160 && count < 240);
  }

  @Test
  @Proves("interfaces.mme-pool-relative-capacity-s-tmsi")
  void comesToTheMmeOfItsSTmsi() {
    var pool = new Pool(255, 0);
    var ue = registered(pool.ue(0), 1, SimWorld.TAI);
    pool.attach(ue);
    assertThat(pool.mmes.getFirst().came()).isEmpty();
    var initial = pool.mmes.getLast().came().getFirst();
    assertThat(initial.sTmsi()).isEqualTo(ue.guti().map(Guti::sTmsi));
    assertThat(initial.gummei()).isEmpty();
  }

  @Test
  @Proves("interfaces.mme-pool-relative-capacity-s-tmsi")
  void comesToTheMmeOfItsGummeiFromAnotherTrackingArea() { // TS 24.301 §5.3.1.1
    var pool = new Pool(255, 0);
    var ue = registered(pool.ue(0), 1, OTHER_AREA);
    pool.attach(ue);
    assertThat(pool.mmes.getFirst().came()).isEmpty();
    var initial = pool.mmes.getLast().came().getFirst();
    assertThat(initial.sTmsi()).isEmpty();
    assertThat(initial.gummei()).isEqualTo(ue.guti().map(Guti::gummei));
  }

  @Test
  @Proves("interfaces.mme-pool-relative-capacity-s-tmsi")
  void comesToAnotherMmeWhenItsOwnIsGone() {
    var pool = new Pool(255, 0);
    var ue = registered(pool.ue(0), 1, SimWorld.TAI);
    pool.wires.post(new WireEvent.Down(pool.mmes.getLast().wire()));
    scheduler.runFor(Duration.ofSeconds(1));
    pool.attach(ue);
    assertThat(pool.mmes.getLast().came()).isEmpty();
    assertThat(pool.mmes.getFirst().came())
        .singleElement()
        .matches(initial -> initial.sTmsi().equals(ue.guti().map(Guti::sTmsi)));
  }

  private static UeContext registered(UeContext ue, int mmeCode, Tai area) {
    var guti = new Guti(new Gummei(SimWorld.PLMN, 1, mmeCode), 0x12345678);
    ue.assigned(Optional.of(guti), List.of(area));
    return ue;
  }
}
