package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextReject;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Attaches that are refused: the cause tells the UE what to do next, and nothing stays behind.
class AttachRefusalTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  static Stream<Arguments> hssSaysNo() {
    return Stream.of(
        Arguments.of(Result.USER_UNKNOWN, 8),
        Arguments.of(Result.UNKNOWN_EPS_SUBSCRIPTION, 15),
        Arguments.of(Result.RAT_NOT_ALLOWED, 15),
        Arguments.of(Result.ROAMING_NOT_ALLOWED, 11),
        Arguments.of(Result.AUTHENTICATION_DATA_UNAVAILABLE, 17),
        Arguments.of(Result.UNABLE_TO_COMPLY, 17));
  }

  @ParameterizedTest
  @MethodSource("hssSaysNo")
  @Proves("interfaces.s6a-air-aia-ulr-ula")
  void translatesWhatTheHssSaysToAnUpdateOfLocation(Result result, int cause) {
    world.hss.script.on(
        UpdateLocationRequest.class, request -> ScriptedHss.notUpdated(request, result));
    attach();
    refusedWith(cause);
  }

  @ParameterizedTest
  @MethodSource("hssSaysNo")
  @Proves("interfaces.s6a-air-aia-ulr-ula")
  void translatesWhatTheHssSaysInsteadOfAVector(Result result, int cause) {
    world.hss.script.on(
        AuthenticationInformationRequest.class, request -> ScriptedHss.noVector(request, result));
    attach();
    refusedWith(cause);
  }

  @Test
  void doesNotBarTheSimBecauseTheHssIsSilent() {
    world.network.silence(World.HSS);
    attach();
    refusedWith(17);
  }

  @Test
  void doesNotBarTheSimBecauseThereIsNoSubscriptionInTheAnswer() {
    world.hss.script.on(
        UpdateLocationRequest.class, request -> ScriptedHss.notUpdated(request, Result.SUCCESS));
    attach();
    refusedWith(17);
  }

  @Test
  void refusesWhoIsNotAllowedInEutran() {
    world.hss.script.on(
        UpdateLocationRequest.class,
        request ->
            ScriptedHss.updated(
                request,
                Subscriber.subscription(
                    Optional.of(1L << 4), List.of(Subscriber.apn(Subscriber.INTERNET, 0)))));
    attach();
    refusedWith(15);
  }

  @Test
  void refusesAnApnThatIsNotSubscribed() {
    ue.pdn = ScriptedUe.pdn(PdnType.IPV4, false, Optional.of("elsewhere"));
    attach();
    refusedWith(19, 27);
  }

  @Test
  void refusesAPdnTypeThatIsNotSubscribed() {
    ue.pdn = ScriptedUe.pdn(PdnType.IPV6, false, Optional.empty());
    attach();
    refusedWith(19, EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED.code());
  }

  @Test
  void refusesAnAttachWithoutAPdnConnectivityRequest() {
    var plain = ue.attachRequest();
    ue.attach(
        AttachRequest.of(
            plain.attachType(),
            plain.keySetIdentifier(),
            plain.identity(),
            plain.ueNetworkCapability(),
            Octets.of(2, 1, 0xda)));
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received(AttachReject.class).getFirst().cause()).isEqualTo(EmmCause.ESM_FAILURE);
    assertThat(world.hss.script.received()).isEmpty();
    world.leavesNothingBehind();
  }

  static Stream<Arguments> sgwSaysNo() {
    return Stream.of(
        Arguments.of(CauseValue.MISSING_OR_UNKNOWN_APN, 27),
        Arguments.of(CauseValue.APN_ACCESS_DENIED_NO_SUBSCRIPTION, 33),
        Arguments.of(CauseValue.PREFERRED_PDN_TYPE_NOT_SUPPORTED, 51),
        Arguments.of(CauseValue.ALL_DYNAMIC_ADDRESSES_OCCUPIED, 26),
        Arguments.of(CauseValue.NO_RESOURCES_AVAILABLE, 26),
        Arguments.of(CauseValue.USER_AUTHENTICATION_FAILED, 29),
        Arguments.of(CauseValue.REMOTE_PEER_NOT_RESPONDING, 30),
        Arguments.of(CauseValue.SYSTEM_FAILURE, 30));
  }

  @ParameterizedTest
  @MethodSource("sgwSaysNo")
  void translatesWhatTheSgwSays(CauseValue cause, int esm) {
    world.sgw.script.on(CreateSessionRequest.class, _ -> CreateSessionResponse.of(Cause.of(cause)));
    attach();
    refusedWith(19, esm);
  }

  @Test
  void doesNotBarTheSimBecauseTheSgwIsSilent() {
    world.network.silence(World.SGW);
    attach();
    refusedWith(17);
  }

  @Test
  void refusesWhileThereIsNoSgw() {
    var wire = world.wires.all(ReferencePoint.S11).getFirst();
    world.wires.post(new WireEvent.Down(wire));
    attach();
    refusedWith(17);
  }

  @Test
  void takesASessionBackThatHasNoTunnelForTheUser() {
    world.sgw.script.on(
        CreateSessionRequest.class,
        request -> {
          var whole = world.sgw.create(request);
          return new CreateSessionResponse(
              whole.cause(),
              whole.sender(),
              whole.pgw(),
              whole.pdnAddressAllocation(),
              whole.apnRestriction(),
              whole.apnAmbr(),
              whole.protocolConfigurationOptions(),
              List.of(
                  new BearerContextCreated(
                      EpsBearerIdentity.FIRST,
                      ScriptedSgw.ok(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      OtherIes.NONE)),
              whole.recovery(),
              whole.indication(),
              OtherIes.NONE);
        });
    attach();
    refusedWith(19, 30);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
  }

  @Test
  void refusesAUeWithWhichItSharesNoAlgorithm() {
    ue.capability =
        UeNetworkCapability.of(
            EnumSet.of(EpsEncryptionAlgorithm.EEA1), EnumSet.of(EpsIntegrityAlgorithm.EIA2));
    attach();
    refusedWith(23);
  }

  @Test
  @Proves("emm.security-mode-reject-handling")
  void repeatsTheCauseOfASecurityModeReject() {
    ue.script.on(
        SecurityModeCommand.class,
        _ -> new SecurityModeReject(EmmCause.SECURITY_MODE_REJECTED_UNSPECIFIED));
    attach();
    refusedWith(24);
  }

  @Test
  void refusesAUeThatHasNoImsi() {
    ue.attach();
    world.settle();
    ue.forgetNetwork().guti = Optional.of(World.FOREIGN);
    ue.script.on(IdentityRequest.class, _ -> new IdentityResponse(new MobileIdentity.None()));
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received(AttachReject.class).getFirst().cause())
        .isEqualTo(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    assertThat(world.runner().context().registered()).as("who was there before").isTrue();
  }

  @Test
  void refusesWhenTheEnodebCannotSetTheContextUp() {
    world.enodeb.script.on(
        InitialContextSetupRequest.class,
        request ->
            new InitialContextSetupFailure(
                request.mmeUeS1apId(),
                request.enbUeS1apId(),
                CauseRadioNetwork.UNSPECIFIED,
                Optional.empty(),
                OtherIes.NONE));
    ue.script.thenSilent(AttachAccept.class);
    attach();
    refusedWith(17);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
  }

  @Test
  void refusesWhenTheEnodebSaysNothingOfTheContext() {
    world.enodeb.script.thenSilent(InitialContextSetupRequest.class);
    ue.script.thenSilent(AttachAccept.class).thenSilent(AttachAccept.class);
    attach();
    refusedWith(17);
  }

  @Test
  @Proves("esm.default-bearer-activation")
  void detachesAUeThatDoesNotTakeItsBearer() {
    ue.script.on(
        AttachAccept.class,
        _ ->
            new AttachComplete(
                Nas.encode(
                    ActivateDefaultEpsBearerContextReject.of(
                        EpsBearerIdentity.FIRST,
                        ProcedureTransactionIdentity.NONE,
                        EsmCause.INSUFFICIENT_RESOURCES))));
    attach();
    mustAttachAnew();
  }

  @Test
  void detachesAUeWhoseBearerTheSgwDoesNotModify() {
    world.sgw.script.on(
        ModifyBearerRequest.class,
        _ -> ModifyBearerResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    attach();
    mustAttachAnew();
  }

  private void mustAttachAnew() {
    assertThat(ue.received(DetachRequestFromNetwork.class))
        .extracting(DetachRequestFromNetwork::detachType)
        .containsExactly(NetworkDetachType.REATTACH_REQUIRED);
    assertThat(ue.received(AttachReject.class)).isEmpty();
    world.leavesNothingBehind();
    assertThat(world.registered()).isEmpty();
  }

  private void attach() {
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(2));
  }

  private void refusedWith(int cause) {
    refusedWith(cause, Optional.empty());
  }

  private void refusedWith(int cause, int esm) {
    refusedWith(cause, Optional.of(esm));
  }

  private void refusedWith(int cause, Optional<Integer> esm) {
    var reject = ue.received(AttachReject.class).getFirst();
    assertThat(reject.cause().code()).isEqualTo(cause);
    assertThat(reject.esmMessage().map(AttachRefusalTest::esmCause)).isEqualTo(esm);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class)).hasSize(1);
    assertThat(world.registered()).isEmpty();
    world.network.restore(World.SGW);
    world.leavesNothingBehind();
  }

  static int esmCause(Octets octets) {
    return Nas.decode(octets, Direction.DOWNLINK)
            instanceof Decoded.Accepted<NasMessage>(PdnConnectivityReject reject, var _)
        ? reject.cause().code()
        : -1;
  }
}
