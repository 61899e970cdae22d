package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.s1mme.DownlinkNas;
import io.telcomesh.enodebsim.s1mme.Enodeb;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.userplane.RouterDiscovery;
import java.util.function.Consumer;

/// What reaches the runner of a UE, for the UE itself and for the eNodeB's part of it.
public sealed interface UeMessage {
  /// Somebody wants the UE attached.
  ///
  /// @param byImsi whether the UE first forgets its GUTI and its keys
  /// @param done takes how the attempt ended
  record AttachWanted(boolean byImsi, Consumer<UeResult> done) implements UeMessage {}

  /// The UE tries again: T3411, T3402 or T3346 has expired.
  record AttachAgain() implements UeMessage {}

  /// Somebody wants the UE detached.
  ///
  /// @param switchOff whether it goes without waiting for an answer
  record DetachWanted(boolean switchOff, Consumer<UeResult> done) implements UeMessage {}

  /// Somebody wants the UE to ask for service.
  ///
  /// @param done takes how it ended
  record ServiceWanted(Consumer<UeResult> done) implements UeMessage {}

  /// Somebody wants the eNodeB to have the UE released for inactivity.
  ///
  /// @param done takes how it ended
  record IdleWanted(Consumer<UeResult> done) implements UeMessage {}

  /// The UE sends, and has no bearer for it.
  record UplinkPacket() implements UeMessage {}

  /// An eNodeB has called the UE.
  record Paged(Enodeb by) implements UeMessage {}

  /// The radio bearers of the connection are there, TS 24.301 §5.6.1.4.
  record RadioBearers(S1Connection connection) implements UeMessage {}

  /// The eNodeB looks whether there was a packet since it looked last.
  ///
  /// @param packets there were until then
  record InactivityCheck(S1Connection connection, long packets) implements UeMessage {}

  /// The UE is to tell where it is: T3412, T3411, T3402 or T3346 has expired, or it has moved.
  ///
  /// @param done takes how the attempt ended
  record UpdateWanted(EpsUpdateType.Kind kind, Consumer<UeResult> done) implements UeMessage {}

  /// Somebody wants the idle UE in a cell of another eNodeB.
  record MoveWanted(Enodeb to, Consumer<UeResult> done) implements UeMessage {}

  /// Somebody wants the UE connected to a further packet data network.
  record PdnWanted(Apn apn, PdnType type, Consumer<UeResult> done) implements UeMessage {}

  /// Somebody wants one of the UE's PDN connections ended.
  record PdnUnwanted(Apn apn, Consumer<UeResult> done) implements UeMessage {}

  /// A router has told the prefix of a PDN connection, RFC 4861 §4.2.
  record RouterAdvertised(EpsBearerIdentity bearer, RouterDiscovery.Advertisement advertisement)
      implements UeMessage {}

  /// It is time to ask for a router, RFC 4861 §6.3.7.
  ///
  /// @param attempt from 1
  record RouterMissing(EpsBearerIdentity bearer, int attempt) implements UeMessage {}

  /// A NAS message, on the S1 connection that it came on.
  record Nas(S1Connection connection, DownlinkNas nas) implements UeMessage {}

  /// Any other S1AP message about the UE: the eNodeB acts on it.
  record S1(S1Connection connection, S1apMessage message) implements UeMessage {}

  /// The S1 connection is gone: released, reset, its association down, or unknown to the MME.
  record ConnectionLost(S1Connection connection, Rejection.By by, String reason)
      implements UeMessage {}

  /// The radio connection has failed under a UE: its S1 association is down, TS 24.301 §5.3.1.2.
  record RecoveryWanted() implements UeMessage {}

  /// The SGW does not have its end of the UE's bearer, TS 23.007 §22.
  record BearerLost(S1Connection connection) implements UeMessage {}

  /// The network should have released the connection by now: T3440.
  record ConnectionUnwanted(S1Connection connection) implements UeMessage {}

  /// The network has failed to authenticate itself, TS 24.301 §5.4.2.7.
  record NetworkNotGenuine(Rejection rejection) implements UeMessage {}
}
