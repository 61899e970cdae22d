package io.telcomesh.enodebsim.esm;

import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.procedures.Collision;
import org.jspecify.annotations.Nullable;

/// What comes between when a UE asks for a PDN connection or for the end of one, TS 24.301 §6.5.1.5
/// and §6.5.2.5.
final class SessionCollisions {
  private SessionCollisions() {}

  /// @param mine the connection that the UE asks over
  static Collision with(UePorts sim, @Nullable S1Connection mine, UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) -> with(nas.read(sim.ue()));
      case UeMessage.S1 _ -> ALONGSIDE; // the eNodeB's part
      case UeMessage.ConnectionLost(var connection, var _, var _) ->
          connection == mine ? ABORT_CURRENT : ALONGSIDE; // §6.5.1.5 b
      case UeMessage.DetachWanted _ -> ABORT_CURRENT;
      case UeMessage.NetworkNotGenuine _ -> ABORT_CURRENT;
      case UeMessage.AttachWanted _, UeMessage.AttachAgain _ -> WAIT;
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT; // one after the other
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> ALONGSIDE;
      case UeMessage.ServiceWanted _, UeMessage.IdleWanted _, UeMessage.InactivityCheck _ -> WAIT;
      case UeMessage.UplinkPacket _, UeMessage.Paged _, UeMessage.RadioBearers _ -> IGNORE;
      case UeMessage.UpdateWanted _, UeMessage.MoveWanted _ -> WAIT;
      case UeMessage.RecoveryWanted _ -> WAIT; // the loss of the connection came first
      case UeMessage.BearerLost _, UeMessage.ConnectionUnwanted _ -> WAIT;
    };
  }

  private static Collision with(Reading reading) {
    return switch (reading) {
      case Reading.Message(DetachRequestFromNetwork _, var _) -> ABORT_CURRENT;
      case Reading.Message _, Reading.NewContext _, Reading.Unreadable _ -> ALONGSIDE;
      case Reading.Discarded _ -> IGNORE;
    };
  }
}
