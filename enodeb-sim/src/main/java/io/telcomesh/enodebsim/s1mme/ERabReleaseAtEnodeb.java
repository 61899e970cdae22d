package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.ERabItem;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.ERabReleaseResponse;
import io.telcomesh.s1ap.ERabReleased;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// E-RAB Release by the MME, TS 36.413 §8.2.3: the UE loses bearers. It never waits, so nothing
/// collides with it.
public final class ERabReleaseAtEnodeb extends Procedure<UeMessage> {
  private final UePorts sim;
  private final S1Connection connection;
  private final ERabReleaseCommand command;
  private final List<ERabReleased> released = new ArrayList<>();
  private final List<ERabItem> failed = new ArrayList<>();

  public ERabReleaseAtEnodeb(UePorts sim, S1Connection connection, ERabReleaseCommand command) {
    this.sim = sim;
    this.connection = connection;
    this.command = command;
  }

  @Override
  protected void run() {
    command.eRabsToBeReleased().forEach(each -> release(each.eRabId()));
    sim.s1().send(connection, (_, _) -> response());
    command.nasPdu().ifPresent(new RadioBearers(sim, connection)::passOn);
  }

  private void release(EpsBearerIdentity identity) {
    if (connection.remove(identity)) {
      released.add(new ERabReleased(identity));
    } else {
      failed.add(new ERabItem(identity, CauseRadioNetwork.UNKNOWN_E_RAB_ID)); // §8.2.3.3
    }
  }

  private ERabReleaseResponse response() {
    return new ERabReleaseResponse(
        command.mmeUeS1apId(),
        command.enbUeS1apId(),
        released.isEmpty() ? Optional.empty() : Optional.of(released),
        failed.isEmpty() ? Optional.empty() : Optional.of(failed),
        Optional.empty(),
        OtherIes.NONE);
  }
}
