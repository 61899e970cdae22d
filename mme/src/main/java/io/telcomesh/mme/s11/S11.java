package io.telcomesh.mme.s11;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationAcknowledge;
import io.telcomesh.gtp.gtpc.PgwRestartNotification;
import io.telcomesh.gtp.gtpc.PgwRestartNotificationAcknowledge;
import io.telcomesh.mme.PdnConnection;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The MME's side of S11: finds for each request of a SGW the UE that it belongs to.
public final class S11 implements GtpcHandler {
  private static final System.Logger LOG = System.getLogger(S11.class.getName());

  private final Supplier<GtpcEnd> end;
  private final Function<Teid, Optional<ProcedureRunner<UeContext, UeMessage>>> ues;
  private final Supplier<Stream<ProcedureRunner<UeContext, UeMessage>>> all;

  /// @param end that answers
  /// @param ues by the MME's tunnel endpoint
  /// @param all of them
  public S11(
      Supplier<GtpcEnd> end,
      Function<Teid, Optional<ProcedureRunner<UeContext, UeMessage>>> ues,
      Supplier<Stream<ProcedureRunner<UeContext, UeMessage>>> all) {
    this.end = end;
    this.ues = ues;
    this.all = all;
  }

  @Override
  public Optional<String> received(IncomingGtpc incoming, Burst burst) {
    return switch (incoming.message()) {
      case DownlinkDataNotification notification -> downlinkData(incoming, notification, burst);
      case PgwRestartNotification notification -> pgwRestarted(incoming, notification);
      default -> {
        end.get().refuse(incoming);
        yield Optional.empty();
      }
    };
  }

  /// TS 29.274 §7.9.5.
  private Optional<String> pgwRestarted(
      IncomingGtpc incoming, PgwRestartNotification notification) {
    var acknowledge =
        new PgwRestartNotificationAcknowledge(Cause.of(CauseValue.REQUEST_ACCEPTED), OtherIes.NONE);
    end.get().answer(incoming, acknowledge, Teid.NONE, Optional.empty());
    LOG.log(System.Logger.Level.WARNING, "PGW {0} has lost its sessions", notification.pgw());
    lost(pdn -> pdn.isAtPgw(notification.pgw()) && pdn.isAtSgw(notification.sgw()));
    return Optional.empty();
  }

  /// Each UE is told of those of its sessions that were there then: one that is made from now on is
  /// another.
  private void lost(Predicate<PdnConnection> which) {
    all.get()
        .forEach(ue -> {
          var lost = ue.context().pdnConnections().stream().filter(which).toList();
          if (!lost.isEmpty()) {
            ue.post(new UeMessage.SessionsLost(lost));
          }
        });
  }

  private Optional<String> downlinkData(
      IncomingGtpc incoming, DownlinkDataNotification notification, Burst burst) {
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
    LOG.log(System.Logger.Level.WARNING, "SGW {0} has restarted: its UEs are detached", peer);
    lost(pdn -> pdn.isAtSgw(peer));
  }

  @Override
  public void pathLost(InetAddress peer) {
    LOG.log(
        System.Logger.Level.WARNING,
        "SGW {0} does not answer any more: its UEs are detached",
        peer);
    lost(pdn -> pdn.isAtSgw(peer));
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
