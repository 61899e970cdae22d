package io.telcomesh.sgw.gtpc;

import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationAcknowledge;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import java.util.Optional;

/// S11 for one UE.
public record MmePort(ProcedureRunner<UeContext, UeMessage> runner, GtpcEnd end) {
  /// Where this SGW takes what the MME sends about the UE.
  public FTeid sender(IncomingGtpc incoming) {
    return FTeid.of(InterfaceType.S11_S4_SGW_GTPC, runner.context().s11(), incoming.local());
  }

  public void answer(IncomingGtpc request, GtpcResponse response) {
    answer(request, response, runner.context().mmeControl());
  }

  /// @param mme who asked, where that is not the MME that serves the UE
  public void answer(IncomingGtpc request, GtpcResponse response, FTeid mme) {
    end.answer(request, response, mme.teid(), Optional.of(runner.context().reference()));
  }

  /// TS 29.274 §7.2.11.1.
  public DownlinkDataNotificationAcknowledge ask(DownlinkDataNotification notification) {
    var mme = runner.context().mmeControl();
    return runner
        .question(DownlinkDataNotificationAcknowledge.class)
        .acceptedWhen(GtpcResponse::accepts)
        .handedTo(question -> end.ask(mme.address(), notification, mme.teid(), question))
        .ask();
  }
}
