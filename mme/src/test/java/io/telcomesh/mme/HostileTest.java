package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.s1ap.UplinkNasTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Whatever an eNodeB or a UE sends, it disturbs nobody else, and costs the MME no memory for good.
class HostileTest {
  private static final int MESSAGES = 500;

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;
  private final RawEnodeb raw = world.rawEnodeb();

  @AfterEach
  void end() {
    scheduler.close();
  }

  @BeforeEach
  void setUp() {
    raw.send(S1ap.encode(world.otherEnodeb.setup.orElseThrow()));
    world.settle();
    assertThat(raw.received(S1SetupResponse.class)).hasSize(1);
  }

  @RepeatedTest(4)
  void staysAtItsTaskWhateverAnEnodebSends(RepetitionInfo seed) {
    var random = new Random(seed.getCurrentRepetition());
    var good = goodPdus();
    for (int i = 0; i < MESSAGES && raw.up; i++) {
      raw.send(spoilt(good.get(random.nextInt(good.size())), random));
      world.settle();
    }
    stillServed();
  }

  @RepeatedTest(4)
  void staysAtItsTaskWhateverAUeSends(RepetitionInfo seed) {
    var random = new Random(seed.getCurrentRepetition());
    var mallory = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    mallory.mute = true;
    var good = goodNas();
    for (int i = 0; i < MESSAGES; i++) {
      var octets = spoilt(good.get(random.nextInt(good.size())), random);
      if (random.nextBoolean()) {
        mallory.connect(octets);
      } else {
        mallory.send(octets);
      }
      world.settle();
    }
    stillServed();
  }

  @Test
  @Proves("emm.uplink-nas-count-replay-rejection")
  void dropsWhatWasSaidBefore() {
    var status = ue.protect(new EmmStatus(EmmCause.CONGESTION));
    var unknown =
        ue.security
            .orElseThrow()
            .protect(Octets.of(7, 0xff), SecurityHeaderType.INTEGRITY_AND_CIPHERED);
    ue.send(status);
    ue.send(unknown);
    world.settle();
    var answered = ue.received().size();
    ue.send(unknown);
    ue.send(status);
    world.settle();
    assertThat(ue.received()).hasSize(answered);
    stillServed();
  }

  @Test
  void dropsWhatIsForged() {
    var octets = ue.protect(ue.detachRequest(true)).toByteArray();
    octets[1] ^= 1;
    ue.send(Octets.wrap(octets));
    ue.send(Nas.encode(ue.detachRequest(true)));
    world.settle();
    stillServed();
  }

  private void stillServed() {
    scheduler.runFor(Duration.ofMinutes(2));
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.runner().context().connection().orElseThrow().enodeb().reference())
        .isEqualTo("enodeb-enb-1");
    assertThat(world.mme.contexts().size()).isOne();
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.mme.active()).isZero();
    assertThat(world.sgw.sessions).hasSize(1);
    ue.detach(false);
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("UeInitiatedDetach COMPLETED");
  }

  private List<Octets> goodNas() {
    List<NasMessage> messages =
        List.of(
            ue.attachRequest(),
            ue.detachRequest(true),
            ue.identity(),
            new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb).attachRequest());
    return messages.stream().map(Nas::encode).toList();
  }

  private List<Octets> goodPdus() {
    var ids = world.enodeb.named(ue).orElseThrow();
    var cell = new Ecgi(World.PLMN, 1);
    var nas = goodNas();
    List<S1apMessage> messages =
        List.of(
            initial(nas.get(0)),
            initial(nas.get(1)),
            initial(nas.get(3)),
            new UplinkNasTransport(
                ids.mmeUeS1apId(), ids.enbUeS1apId(), nas.get(1), cell, World.TAI, OtherIes.NONE),
            new UeContextReleaseRequest(
                ids.mmeUeS1apId(),
                ids.enbUeS1apId(),
                CauseRadioNetwork.USER_INACTIVITY,
                OtherIes.NONE),
            world.otherEnodeb.setup.orElseThrow());
    return messages.stream().map(S1ap::encode).toList();
  }

  private InitialUeMessage initial(Octets nas) {
    return new InitialUeMessage(
        new EnbUeS1apId(1),
        nas,
        World.TAI,
        new Ecgi(World.PLMN, 1),
        RrcEstablishmentCause.MO_DATA,
        ue.guti.map(Guti::sTmsi),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static Octets spoilt(Octets good, Random random) {
    var octets = good.toByteArray();
    for (int i = random.nextInt(4); i > 0; i--) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt();
    }
    var whole = Octets.wrap(octets);
    return random.nextInt(8) == 0 ? whole.slice(0, 1 + random.nextInt(octets.length)) : whole;
  }
}
