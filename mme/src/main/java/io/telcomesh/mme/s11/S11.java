package io.telcomesh.mme.s11;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationAcknowledge;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.GtpcHandler;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The MME's side of S11: finds for each request of a SGW the UE that it belongs to.
public final class S11 implements GtpcHandler {
  private static final System.Logger LOG = System.getLogger(S11.class.getName());

  private final Supplier<GtpcEnd> end;
  private final Function<Teid, Optional<ProcedureRunner<UeContext, UeMessage>>> ues;

  /// @param end that answers
  /// @param ues by the MME's tunnel endpoint
  public S11(
      Supplier<GtpcEnd> end, Function<Teid, Optional<ProcedureRunner<UeContext, UeMessage>>> ues) {
    this.end = end;
    this.ues = ues;
  }

  @Override
  public Optional<String> received(IncomingGtpc incoming, Burst burst) {
    if (!(incoming.message() instanceof DownlinkDataNotification notification)) {
      end.get().refuse(incoming);
      return Optional.empty();
    }
    var ue = incoming.header().teid().flatMap(ues);
    if (ue.isEmpty()) {
      acknowledge(incoming, CauseValue.CONTEXT_NOT_FOUND, Teid.NONE, Optional.empty());
      return Optional.empty();
    }
    var context = ue.get().context();
    var reference = Optional.of(context.reference());
    Consumer<CauseValue> acknowledge = // on the UE's turn
        cause -> acknowledge(incoming, cause, sgwTeid(context), reference);
    burst.post(ue.get(), new UeMessage.DownlinkData(notification, acknowledge));
    return reference;
  }

  @Override
  public void peerRestarted(InetAddress peer) {
    LOG.log(System.Logger.Level.WARNING, "SGW {0} has restarted", peer);
  }

  @Override
  public void pathFailed(InetAddress peer) {
    LOG.log(System.Logger.Level.WARNING, "SGW {0} does not answer", peer);
  }

  @Override
  public void pathRestored(InetAddress peer) {
    LOG.log(System.Logger.Level.INFO, "SGW {0} answers again", peer);
  }

  private static Teid sgwTeid(UeContext ue) {
    return ue.pdnConnections().stream()
        .findFirst()
        .map(pdn -> pdn.sgwControl().teid())
        .orElse(Teid.NONE);
  }

  private void acknowledge(
      IncomingGtpc incoming, CauseValue cause, Teid receiver, Optional<String> ue) {
    var acknowledgement =
        new DownlinkDataNotificationAcknowledge(
            Cause.of(cause), Optional.empty(), Optional.empty(), Optional.empty(), OtherIes.NONE);
    end.get().answer(incoming, acknowledgement, receiver, ue);
  }
}
