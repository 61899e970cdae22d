package io.telcomesh.procedures.attach;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.attach.UeMessage.AttachRequest;
import io.telcomesh.procedures.attach.UeMessage.DetachRequest;
import io.telcomesh.procedures.attach.UeMessage.InsertSubscriberDataRequest;
import io.telcomesh.procedures.attach.UeMessage.UeContextReleaseRequest;
import java.util.Optional;

/// The ports of one UE's procedures, and which message starts which procedure.
record Mme(NasPort nas, S1Port s1, HssPort hss, SgwPort sgw) {

  /// A port is a view of the runner and of an end, made when a procedure begins.
  static Mme of(ProcedureRunner<UeContext, UeMessage> runner, AttachWorld world) {
    return new Mme(
        new NasPort(runner, world.ue),
        new S1Port(runner, world.enodeb),
        new HssPort(runner, world.hss),
        new SgwPort(runner, world.sgw, world.undoes));
  }

  Optional<Procedure<UeMessage>> procedureFor(UeContext ue, UeMessage message) {
    return switch (message) {
      case AttachRequest request -> Optional.of(new Attach(ue, request, this));
      case DetachRequest _, UeContextReleaseRequest _ -> Optional.of(new Detach(ue, this));
      case InsertSubscriberDataRequest request ->
          Optional.of(new InsertSubscriberData(ue, request, this));
      case UeMessage.Nas _, UeMessage.S1ap _ -> Optional.empty();
    };
  }
}
