package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imei;
import io.telcomesh.identifiers.Imeisv;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.IdentityType;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.EpsKeys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Attaches that succeed.
class AttachTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves({
    "emm.eps-attach-by-imsi-guti",
    "interfaces.s6a-air-aia-ulr-ula",
    "s1ap.initial-ue-message",
    "s1ap.uplink-downlink-nas-transport"
  })
  void takesTheStepsOfTheFigure() {
    attach();
    assertThat(ue.received())
        .hasExactlyElementsOfTypes(
            AuthenticationRequest.class,
            SecurityModeCommand.class,
            AttachAccept.class,
            EmmInformation.class);
    assertThat(world.hss.script.received())
        .hasExactlyElementsOfTypes(
            AuthenticationInformationRequest.class, UpdateLocationRequest.class);
    assertThat(world.sgw.script.received())
        .hasExactlyElementsOfTypes(CreateSessionRequest.class, ModifyBearerRequest.class);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void ciphersEverythingBehindTheSecurityModeCommand() {
    attach();
    assertThat(ue.protection)
        .containsExactly(
            SecurityHeaderType.INTEGRITY_NEW_CONTEXT,
            SecurityHeaderType.INTEGRITY_AND_CIPHERED,
            SecurityHeaderType.INTEGRITY_AND_CIPHERED);
    assertThat(ue.security.map(NasSecurityContext::algorithms))
        .contains(
            new NasSecurityAlgorithms(EpsEncryptionAlgorithm.EEA2, EpsIntegrityAlgorithm.EIA2));
  }

  @Test
  @Proves("emm.security-mode-control-imeisv-request")
  void repeatsTheCapabilitiesThatTheUeHasSent() {
    attach();
    var command = ue.received(SecurityModeCommand.class).getFirst();
    assertThat(command.replayedUeSecurityCapability().octets()).isEqualTo(Octets.of(0xa0, 0x20));
    assertThat(command.imeisvRequested()).contains(true);
  }

  @Test
  void derivesTheEnodebsKeyFromTheCountOfTheSecurityModeComplete() {
    attach();
    var kasme = ue.security.orElseThrow().kasme();
    assertThat(contextSetup().securityKey().octets()).isEqualTo(EpsKeys.kenb(kasme, 0).octets());
  }

  @Test
  void tellsTheEnodebWhereTheSgwIsAndWhatTheBearerIs() {
    attach();
    var setup = contextSetup();
    var bearer = setup.eRabsToBeSetup().getFirst();
    assertThat(bearer.transportLayerAddress().ipv4().orElseThrow())
        .isEqualTo(ScriptedSgw.USER_PLANE);
    assertThat(bearer.gtpTeid()).isEqualTo(1001);
    assertThat(bearer.eRabLevelQosParameters().qci()).isEqualTo(9);
    assertThat(setup.ueAggregateMaximumBitRate().downlink()).isEqualTo(BitRate.megabits(30));
    assertThat(setup.ueSecurityCapabilities().encryption(2)).isTrue();
    assertThat(setup.ueSecurityCapabilities().integrity(2)).isTrue();
    assertThat(setup.ueSecurityCapabilities().integrity(1)).isFalse();
  }

  @Test
  @Proves("interfaces.s11-csr-mbr-dsr")
  void tellsTheSgwWhereTheEnodebIs() {
    attach();
    var bearer =
        world
            .sgw
            .received(ModifyBearerRequest.class)
            .getFirst()
            .bearerContextsToBeModified()
            .getFirst();
    var enodeb = bearer.s1uEnodeb().orElseThrow();
    assertThat(enodeb.teid()).isEqualTo(new Teid(77));
    assertThat(enodeb.address()).isEqualTo(ScriptedEnodeb.USER_PLANE);
  }

  @Test
  @Proves("interfaces.s11-csr-mbr-dsr")
  void asksTheSgwForWhatIsSubscribed() {
    attach();
    var create = world.sgw.received(CreateSessionRequest.class).getFirst();
    assertThat(create.imsi()).contains(ue.subscriber.imsi());
    assertThat(create.apn()).isEqualTo(new Apn(Subscriber.INTERNET));
    assertThat(create.pdnType()).contains(PdnType.IPV4);
    assertThat(create.apnAmbr().orElseThrow().uplink()).isEqualTo(BitRate.megabits(30));
    assertThat(create.sender().teid()).isEqualTo(world.runner().context().s11Teid());
    assertThat(create.sender().address()).isEqualTo(World.MME_S11);
  }

  @Test
  @Proves("esm.default-bearer-activation")
  void givesTheUeAGutiAnAddressAndItsTrackingArea() {
    attach();
    var accept = ue.received(AttachAccept.class).getFirst();
    assertThat(accept.guti()).isEqualTo(world.runner().context().guti().map(EpsMobileIdentity::of));
    assertThat(accept.taiList().areas()).containsExactly(World.TAI);
    assertThat(bearer().pdnAddress()).isEqualTo(new PdnAddress.Ipv4(ScriptedSgw.UE_ADDRESS));
    assertThat(bearer().epsBearerIdentity()).isEqualTo(EpsBearerIdentity.FIRST);
    assertThat(bearer().procedureTransactionIdentity()).isEqualTo(ScriptedUe.TRANSACTION);
    assertThat(bearer().cause()).isEmpty();
  }

  @Test
  @Proves("emm.emm-information")
  void tellsTheNetworksNameAndTheTime() {
    attach();
    var information = ue.received(EmmInformation.class).getFirst();
    assertThat(information.fullName().orElseThrow()).hasToString("Telcomesh");
    assertThat(information.shortName().orElseThrow()).hasToString("TM");
    assertThat(information.localTimeZone()).isPresent();
    assertThat(information.universalTime()).isPresent();
  }

  @Test
  @Proves("esm.esm-information-request-response-t3489")
  void asksForTheApnThatTheUeKeepsBackUntilItIsCiphered() {
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4, true, Optional.empty());
    attach();
    assertThat(ue.received(EsmInformationRequest.class))
        .extracting(EsmInformationRequest::procedureTransactionIdentity)
        .containsExactly(ScriptedUe.TRANSACTION);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  void takesTheDefaultApnWhereTheUeNamesNone() {
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4, false, Optional.empty());
    attach();
    assertThat(bearer().apn()).isEqualTo(new Apn(Subscriber.INTERNET));
  }

  @Test
  void saysWhyTheUeGetsIpv4Alone() {
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4V6, false, Optional.empty());
    attach();
    assertThat(bearer().cause()).contains(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
  }

  @Test
  void saysThatTheGatewayGivesIpv4Alone() {
    world.hss.script.on(
        UpdateLocationRequest.class,
        request ->
            ScriptedHss.updated(
                request,
                Subscriber.subscription(
                    Optional.empty(), List.of(Subscriber.apn(Subscriber.INTERNET, 2)))));
    world.sgw.script.on(
        CreateSessionRequest.class,
        request ->
            world.sgw.create(
                request,
                PdnAddressAllocation.ipv4(ScriptedSgw.UE_ADDRESS),
                CauseValue.NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE));
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4V6, false, Optional.empty());
    attach();
    assertThat(world.sgw.received(CreateSessionRequest.class).getFirst().pdnType())
        .contains(PdnType.IPV4V6);
    assertThat(bearer().cause()).contains(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  @Proves("emm.combined-eps-imsi-attach")
  void attachesForPacketServicesAloneWhereBothAreWanted() {
    var plain = ue.attachRequest();
    ue.attach(
        AttachRequest.of(
            EpsAttachType.COMBINED,
            plain.keySetIdentifier(),
            plain.identity(),
            plain.ueNetworkCapability(),
            plain.esmMessage()));
    world.settle();
    assertThat(ue.received(AttachAccept.class).getFirst().cause())
        .contains(EmmCause.CS_DOMAIN_NOT_AVAILABLE);
  }

  @Test
  @Proves("s1ap.ue-capability-info-indication")
  void keepsTheRadioCapabilityThatTheEnodebReportsMeanwhile() {
    world.enodeb.script.on(
        InitialContextSetupRequest.class,
        request -> {
          world.enodeb.send(ScriptedEnodeb.capability(request));
          return ScriptedEnodeb.setUp(request);
        });
    attach();
    assertThat(world.runner().context().radioCapability()).contains(Octets.of(1, 2, 3));
    assertThat(world.observer.outcomes()).contains("Attach COMPLETED");
  }

  @Test
  @Proves("emm.identity-procedure-t3470-retries")
  void asksForTheEquipmentThatSecurityModeControlDidNotTell() {
    withoutImeisv();
    ue.script.on(IdentityRequest.class, this::equipment);
    attach();
    assertThat(ue.received(IdentityRequest.class))
        .extracting(IdentityRequest::identityType)
        .containsExactly(IdentityType.IMEISV);
    assertThat(world.runner().context().imeisv()).isPresent();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  @Test
  @Proves("emm.identity-procedure-t3470-retries")
  void asksForTheImeiOfWhoTellsNoImeisv() {
    withoutImeisv();
    ue.script.then(IdentityRequest.class, _ -> new IdentityResponse(new MobileIdentity.None()));
    ue.script.on(IdentityRequest.class, this::equipment);
    attach();
    assertThat(ue.received(IdentityRequest.class))
        .extracting(IdentityRequest::identityType)
        .containsExactly(IdentityType.IMEISV, IdentityType.IMEI);
    assertThat(world.runner().context().imei()).isPresent();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
  }

  private void withoutImeisv() {
    ue.script.on(
        SecurityModeCommand.class,
        _ -> new SecurityModeComplete(Optional.empty(), Optional.empty(), OtherIes.NONE));
  }

  private IdentityResponse equipment(IdentityRequest request) {
    return new IdentityResponse(
        switch (request.identityType()) {
          case IMEI -> MobileIdentity.of(new Imei("353490069873310"));
          case IMEISV -> MobileIdentity.of(new Imeisv("3534900698733190"));
          case IMSI, TMSI -> new MobileIdentity.None();
        });
  }

  @Test
  @Proves("emm.security-mode-control-imeisv-request")
  void keepsTheImeisv() {
    attach();
    assertThat(world.runner().context().imeisv().orElseThrow().digits())
        .isEqualTo("3534900698733190");
  }

  private void attach() {
    ue.attach();
    world.settle();
  }

  private InitialContextSetupRequest contextSetup() {
    return world.enodeb.script.received(InitialContextSetupRequest.class).getFirst();
  }

  private ActivateDefaultEpsBearerContextRequest bearer() {
    var octets = ue.received(AttachAccept.class).getFirst().esmMessage();
    return Nas.decode(octets, Direction.DOWNLINK)
            instanceof
            Decoded.Accepted<NasMessage>(ActivateDefaultEpsBearerContextRequest activate, var _)
        ? activate
        : Optional.<ActivateDefaultEpsBearerContextRequest>empty().orElseThrow();
  }
}
