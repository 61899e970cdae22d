package io.telcomesh.enodebsim.esm;

import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.procedures.Collision;

/// What comes between when a UE asks for a PDN connection or for the end of one, TS 24.301 §6.5.1.5
/// and §6.5.2.5.
final class SessionCollisions {
  private SessionCollisions() {}

  static Collision with(UePorts sim, UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) -> with(nas.read(sim.ue()));
      case UeMessage.S1 _ -> ALONGSIDE; // the eNodeB's part
      case UeMessage.ConnectionLost(var connection, var _, var _) -> // §6.5.1.5 b
          sim.ue().connection().filter(connection::equals).isPresent() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.DetachWanted _ -> ABORT_CURRENT;
      case UeMessage.NetworkNotGenuine _ -> ABORT_CURRENT;
      case UeMessage.AttachWanted _, UeMessage.AttachAgain _ -> WAIT;
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT; // one after the other
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> ALONGSIDE;
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
