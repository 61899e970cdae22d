package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.attach.AttachCompleteAgain;
import io.telcomesh.enodebsim.attach.UeAttach;
import io.telcomesh.enodebsim.detach.NetworkDetach;
import io.telcomesh.enodebsim.detach.UeDetach;
import io.telcomesh.enodebsim.emmcommon.Authentication;
import io.telcomesh.enodebsim.emmcommon.AuthenticationRejected;
import io.telcomesh.enodebsim.emmcommon.ConnectionRecovery;
import io.telcomesh.enodebsim.emmcommon.Identification;
import io.telcomesh.enodebsim.emmcommon.NetworkLeft;
import io.telcomesh.enodebsim.emmcommon.SecurityModeControl;
import io.telcomesh.enodebsim.emmcommon.UnexpectedNas;
import io.telcomesh.enodebsim.esm.AddressConfiguration;
import io.telcomesh.enodebsim.esm.BearerDeactivation;
import io.telcomesh.enodebsim.esm.EsmInformation;
import io.telcomesh.enodebsim.esm.RouterSearch;
import io.telcomesh.enodebsim.esm.UePdnConnectivity;
import io.telcomesh.enodebsim.esm.UePdnDisconnection;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.enodebsim.s1mme.ERabReleaseAtEnodeb;
import io.telcomesh.enodebsim.s1mme.ERabSetupAtEnodeb;
import io.telcomesh.enodebsim.s1mme.Enodeb;
import io.telcomesh.enodebsim.s1mme.InitialContextSetup;
import io.telcomesh.enodebsim.s1mme.LeaveConnection;
import io.telcomesh.enodebsim.s1mme.NasNotDelivered;
import io.telcomesh.enodebsim.s1mme.ReleaseForInactivity;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.enodebsim.s1mme.UeContextModification;
import io.telcomesh.enodebsim.s1mme.UeContextRelease;
import io.telcomesh.enodebsim.s1mme.WatchForInactivity;
import io.telcomesh.enodebsim.servicerequest.UeServiceRequest;
import io.telcomesh.enodebsim.trackingareaupdate.CellReselection;
import io.telcomesh.enodebsim.trackingareaupdate.UeTrackingAreaUpdate;
import io.telcomesh.enodebsim.trackingareaupdate.UpdateCompleteAgain;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.ERabSetupRequest;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.UeContextModificationRequest;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.util.Optional;
import java.util.function.Consumer;

/// Which message starts which procedure of a UE, or of the eNodeB for it.
final class UeProcedures {
  private final UePorts sim;

  UeProcedures(UePorts sim) {
    this.sim = sim;
  }

  Optional<Procedure<UeMessage>> procedureFor(UeMessage message) {
    return switch (message) {
      case UeMessage.AttachWanted wanted -> Optional.of(UeAttach.wanted(sim, wanted));
      case UeMessage.AttachAgain _ -> Optional.of(UeAttach.again(sim));
      case UeMessage.DetachWanted(boolean switchOff, var done) ->
          Optional.of(new UeDetach(sim, switchOff, done));
      case UeMessage.UpdateWanted wanted -> Optional.of(new UeTrackingAreaUpdate(sim, wanted));
      case UeMessage.MoveWanted wanted -> Optional.of(new CellReselection(sim, wanted));
      case UeMessage.Nas(var connection, var nas) when !isCurrent(connection) ->
          Optional.of(new NasNotDelivered(sim, connection, nas.octets()));
      case UeMessage.Nas(var _, var nas) -> procedureFor(nas.read(sim.ue()));
      case UeMessage.S1(var connection, InitialContextSetupRequest request) ->
          Optional.of(new InitialContextSetup(sim, connection, request));
      case UeMessage.S1(var connection, UeContextModificationRequest request) ->
          Optional.of(new UeContextModification(sim, connection, request));
      case UeMessage.S1(var connection, UeContextReleaseCommand command) ->
          Optional.of(new UeContextRelease(sim, connection, command));
      case UeMessage.S1(var connection, ERabSetupRequest request) ->
          Optional.of(new ERabSetupAtEnodeb(sim, connection, request));
      case UeMessage.S1(var connection, ERabReleaseCommand command) ->
          Optional.of(new ERabReleaseAtEnodeb(sim, connection, command));
      case UeMessage.S1 _ -> Optional.empty();
      case UeMessage.PdnWanted wanted when wantsService() ->
          Optional.of(UeServiceRequest.wanted(sim, thenAgain(wanted, wanted.done())));
      case UeMessage.PdnWanted wanted -> Optional.of(new UePdnConnectivity(sim, wanted));
      case UeMessage.PdnUnwanted unwanted when wantsService() ->
          Optional.of(UeServiceRequest.wanted(sim, thenAgain(unwanted, unwanted.done())));
      case UeMessage.PdnUnwanted unwanted -> Optional.of(new UePdnDisconnection(sim, unwanted));
      case UeMessage.RouterAdvertised advertised ->
          Optional.of(new AddressConfiguration(sim, advertised));
      case UeMessage.RouterMissing missing -> Optional.of(new RouterSearch(sim, missing));
      case UeMessage.ConnectionLost(var connection, var _, var _) -> {
        sim.s1().gone(connection);
        yield Optional.empty();
      }
      case UeMessage.ServiceWanted(var done) -> Optional.of(UeServiceRequest.wanted(sim, done));
      case UeMessage.UplinkPacket _ ->
          wantsService() && sim.ue().hasToSend() && inRegisteredArea() && mayAskForService()
              ? Optional.of(UeServiceRequest.forUplink(sim))
              : Optional.empty();
      case UeMessage.Paged(var by) ->
          wantsService() && sim.s1().hears(by)
              ? Optional.of(UeServiceRequest.paged(sim))
              : Optional.empty();
      case UeMessage.RadioBearers _ -> Optional.empty(); // nobody waits for them
      case UeMessage.IdleWanted(var done) -> Optional.of(new ReleaseForInactivity(sim, done));
      case UeMessage.InactivityCheck(var connection, long packets) ->
          inactivity(connection, packets);
      case UeMessage.RecoveryWanted _ -> recovery();
      case UeMessage.BearerLost(var connection) ->
          leave(connection, CauseRadioNetwork.UNSPECIFIED); // TS 23.007 §22
      case UeMessage.ConnectionUnwanted(var connection) ->
          leave(connection, CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST);
      case UeMessage.NetworkNotGenuine(var rejection) ->
          Optional.of(new NetworkLeft(sim, rejection));
    };
  }

  private Optional<Procedure<UeMessage>> procedureFor(Reading reading) {
    return switch (reading) {
      case Reading.NewContext(var command, var octets) ->
          Optional.of(new SecurityModeControl(sim, command, octets));
      case Reading.Message(var message, var _) -> procedureFor(message);
      case Reading.Unreadable(var status) ->
          status.map(answer -> UnexpectedNas.answeredBy(sim, answer));
      case Reading.Discarded _ -> Optional.empty();
    };
  }

  private Optional<Procedure<UeMessage>> procedureFor(NasMessage message) {
    return switch (message) {
      case AuthenticationRequest request -> Optional.of(new Authentication(sim, request));
      case AuthenticationReject _ -> Optional.of(new AuthenticationRejected(sim));
      case IdentityRequest request -> Optional.of(new Identification(sim, request));
      case EsmInformationRequest request -> Optional.of(new EsmInformation(sim, request));
      case AttachAccept _ when sim.ue().pdn().isPresent() ->
          Optional.of(new AttachCompleteAgain(sim));
      case TrackingAreaUpdateAccept _ -> Optional.of(new UpdateCompleteAgain(sim));
      case DeactivateEpsBearerContextRequest request ->
          Optional.of(new BearerDeactivation(sim, request));
      case DetachRequestFromNetwork request -> Optional.of(new NetworkDetach(sim, request));
      // for the eye only, and what nobody answers
      case EmmInformation _, EmmStatus _, EsmStatus _ -> Optional.empty();
      default -> UnexpectedNas.answer(message).map(answer -> UnexpectedNas.answeredBy(sim, answer));
    };
  }

  private boolean wantsService() {
    return sim.ue().registered() && sim.ue().connection().isEmpty();
  }

  /// Elsewhere an update comes first, which asks for the bearers too: TS 24.301 §5.6.1.1.
  private boolean inRegisteredArea() {
    return sim.ue()
        .camping()
        .map(Enodeb::tai)
        .filter(area -> !sim.ue().trackingAreas().contains(area))
        .isEmpty();
  }

  private boolean mayAskForService() {
    return !sim.now().isBefore(sim.ue().noServiceBefore())
        && !sim.now().isBefore(sim.ue().backOff());
  }

  /// An idle UE that has signalling to send asks for service first, TS 24.301 §5.6.1.1 b.
  private Consumer<UeResult> thenAgain(UeMessage wish, Consumer<UeResult> done) {
    return service -> {
      if (service.succeeded()) {
        sim.runner().post(wish);
      } else {
        done.accept(service);
      }
    };
  }

  private Optional<Procedure<UeMessage>> inactivity(S1Connection connection, long packets) {
    if (!isCurrent(connection)) {
      return Optional.empty();
    }
    var watch = new WatchForInactivity(sim, connection, packets);
    watch.schedule();
    return watch.inactive()
        ? Optional.of(new ReleaseForInactivity(sim, _ -> {}))
        : Optional.empty();
  }

  private Optional<Procedure<UeMessage>> leave(S1Connection connection, CauseRadioNetwork cause) {
    return isCurrent(connection) ? Optional.of(new LeaveConnection(sim, cause)) : Optional.empty();
  }

  private Optional<Procedure<UeMessage>> recovery() {
    return sim.recovery() && sim.ue().registered() && sim.ue().connection().isEmpty()
        ? Optional.of(new ConnectionRecovery(sim))
        : Optional.empty();
  }

  private boolean isCurrent(S1Connection connection) {
    return sim.ue().connection().filter(current -> current == connection).isPresent();
  }
}
