package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.EpsKeys;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Attach by GUTI: with the keys of before, TS 24.301 §5.5.1.2.3 and §4.4.2.3, or without them.
class StoredSecurityTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("emm.re-use-of-stored-security-context")
  void neitherIdentifiesNorAuthenticatesWhoComesBackWithHisKeys() {
    detach();
    int before = ue.received().size();
    attach();
    assertThat(ue.received().subList(before, ue.received().size()))
        .hasExactlyElementsOfTypes(AttachAccept.class, EmmInformation.class);
    assertThat(ue.protection)
        .endsWith(
            SecurityHeaderType.INTEGRITY_AND_CIPHERED, SecurityHeaderType.INTEGRITY_AND_CIPHERED);
    assertThat(world.hss.script.received(AuthenticationInformationRequest.class)).hasSize(1);
    attachedOnce();
  }

  @Test
  void derivesTheEnodebsKeyFromTheCountOfTheAttachRequest() {
    detach();
    int count = ue.security.orElseThrow().uplinkCount();
    attach();
    var setup = world.enodeb.script.received(InitialContextSetupRequest.class).getLast();
    assertThat(setup.securityKey().octets())
        .isEqualTo(EpsKeys.kenb(ue.security.orElseThrow().kasme(), count).octets());
  }

  @Test
  void givesAnotherGutiAndForgetsTheOneBefore() {
    var before = ue.guti.orElseThrow();
    detach();
    attach();
    assertThat(ue.guti).isPresent().isNotEqualTo(Optional.of(before));
    assertThat(world.mme.contexts().find(before)).isEmpty();
  }

  @Test
  void deletesTheSessionOfWhoIsStillRegistered() { // §5.5.1.2.7 f
    attach();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    attachedOnce();
  }

  @Test
  void deletesTheSessionOfWhoComesBackThroughAnotherEnodeb() {
    ue.moveTo(world.otherEnodeb);
    attach();
    assertThat(world.enodeb.connections).isEmpty();
    attachedOnce();
  }

  @Test
  void authenticatesAnewAsOftenAsTheOperatorWants() {
    var strict = new SimulatedScheduler(2);
    var every = World.settings(new MmeSettings.AuthenticationPolicy(3, 1));
    var other = new World(strict, every).attached();
    for (int i = 0; i < 6; i++) {
      other.ue.attach();
      other.settle();
    }
    assertThat(other.ue.received(AuthenticationRequest.class))
        .extracting(AuthenticationRequest::keySetIdentifier)
        .as("the 1st, the 4th and the 7th attach have other keys each")
        .containsExactly(
            NasKeySetIdentifier.of(0), NasKeySetIdentifier.of(1), NasKeySetIdentifier.of(2));
    assertThat(other.ue.received(IdentityRequest.class)).isEmpty();
    other.leavesNothingBehind();
    strict.close();
  }

  @Test
  void authenticatesWhoNamesOtherAlgorithmsThanBefore() {
    ue.capability =
        UeNetworkCapability.of(
            EnumSet.of(EpsEncryptionAlgorithm.EEA0),
            EnumSet.of(EpsIntegrityAlgorithm.EIA1, EpsIntegrityAlgorithm.EIA2));
    attach();
    assertThat(
            ue.received(SecurityModeCommand.class)
                .getLast()
                .replayedUeSecurityCapability()
                .octets())
        .isEqualTo(Octets.of(0x80, 0x60));
    attachedOnce();
  }

  @Test
  void authenticatesWhoHasLostHisKeys() {
    ue.security = Optional.empty();
    attach();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(2);
    assertThat(ue.received(IdentityRequest.class)).as("the GUTI says who it is").isEmpty();
    attachedOnce();
  }

  @Test
  void takesNothingOverFromWhomAForgerNames() {
    var known = world.runner();
    var forger = forger();
    forger.script.on(
        AuthenticationRequest.class, _ -> new AuthenticationResponse(Octets.of(1, 2, 3, 4)));
    forger.attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(forger.received(AuthenticationReject.class)).hasSize(1);
    assertThat(world.runner()).isSameAs(known);
    assertThat(known.context().registered()).isTrue();
    assertThat(known.context().guti()).isEqualTo(ue.guti);
    assertThat(known.context().connection().orElseThrow().enodeb().reference())
        .isEqualTo("enodeb-enb-1");
    assertThat(world.sgw.received(DeleteSessionRequest.class)).isEmpty();
    attachedOnce();
  }

  @Test
  @Proves("emm.authentication-res-check")
  void asksForTheIdentityBehindAGutiWhoseResponseIsWrong() { // §5.4.2.5
    var bob = forger(); // with the GUTI of another
    bob.script.on(IdentityRequest.class, _ -> bob.identity());
    bob.script.then(
        AuthenticationRequest.class, _ -> new AuthenticationResponse(Octets.of(1, 2, 3, 4)));
    bob.attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(bob.received(IdentityRequest.class)).hasSize(1);
    assertThat(bob.received(AuthenticationRequest.class)).hasSize(2);
    assertThat(bob.received(AttachAccept.class)).hasSize(1);
    assertThat(world.mme.contexts().find(Subscriber.BOB.imsi())).isPresent();
    assertThat(world.runner().context().registered()).as("who was named").isTrue();
  }

  @Test
  void doesNotTakeWhatWasSaidBefore() {
    detach();
    var request = ue.protect(ue.attachRequest());
    ue.connect(request);
    world.settle();
    ue.detach(false);
    world.settle();
    var known = world.runner();
    ue.script.on(AuthenticationRequest.class, _ -> new AuthenticationResponse(Octets.of(1)));
    ue.script.on(
        IdentityRequest.class, _ -> new IdentityResponse(MobileIdentity.of(ue.subscriber.imsi())));
    ue.connect(request);
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received(AttachAccept.class)).hasSize(2);
    assertThat(world.runner()).isSameAs(known);
    assertThat(world.registered()).isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("emm.attach-by-foreign-guti")
  void asksForTheImsiBehindAGutiOfAnotherMme() {
    detach();
    ue.guti = Optional.of(World.FOREIGN);
    attach();
    assertThat(ue.received(IdentityRequest.class)).hasSize(1);
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(2);
    attachedOnce();
  }

  @Test
  void asksForTheImsiBehindAGutiThatItDoesNotKnow() {
    var guti = ue.guti.orElseThrow();
    ue.guti = Optional.of(new Guti(guti.gummei(), guti.mTmsi() + 1));
    attach();
    assertThat(ue.received(IdentityRequest.class)).hasSize(1);
    attachedOnce();
  }

  @Test
  void asksForTheImsiOfWhomItHasPurged() {
    detach();
    scheduler.runFor(Duration.ofMinutes(61));
    attach();
    assertThat(ue.received(IdentityRequest.class)).hasSize(1);
    attachedOnce();
  }

  @Test
  void doesNotPurgeWhoHasComeBack() {
    detach();
    scheduler.runFor(Duration.ofMinutes(59));
    attach();
    scheduler.runFor(Duration.ofMinutes(61));
    attachedOnce();
  }

  @Test
  @Proves("emm.eps-attach-by-imsi-guti")
  void authenticatesWhoNamesHimselfByImsiAlthoughHeIsKnown() {
    detach();
    ue.forgetNetwork();
    attach();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(2);
    attachedOnce();
  }

  @Test
  void knowsTheFormerGutiUntilTheUeHasTakenTheNext() { // §5.5.1.2.7 c
    detach();
    var former = ue.guti;
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(AttachAccept.class);
    }
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.registered()).isEmpty();
    var offered = ue.guti;
    ue.guti = former;
    attach();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(1);
    assertThat(offered.flatMap(world.mme.contexts()::find)).isEmpty();
    attachedOnce();
  }

  private ScriptedUe forger() {
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = ue.guti;
    forger.script.on(
        IdentityRequest.class, _ -> new IdentityResponse(MobileIdentity.of(ue.subscriber.imsi())));
    return forger;
  }

  private void attach() {
    ue.attach();
    world.settle();
  }

  private void detach() {
    ue.detach(false);
    world.settle();
  }

  private void attachedOnce() {
    assertThat(world.registered()).hasSize(1);
    assertThat(world.mme.contexts().size()).isOne();
    assertThat(world.sgw.sessions).hasSize(1);
    world.leavesNothingBehind();
  }
}
