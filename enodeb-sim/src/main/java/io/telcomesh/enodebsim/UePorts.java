package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.UeInterfaces;
import io.telcomesh.enodebsim.s1mme.NasPort;
import io.telcomesh.enodebsim.s1mme.S1Port;
import io.telcomesh.procedures.ProcedureRunner;
import java.time.Duration;
import java.time.Instant;

/// What a procedure of one UE works with: the UE's runner, its peers, and what it has of the
/// machine.
///
/// @param recovery whether UEs come back by themselves when their connection has failed
public record UePorts(
    ProcedureRunner<UeContext, UeMessage> runner,
    NasPort nas,
    S1Port s1,
    Bearers bearers,
    UeInterfaces interfaces,
    boolean recovery) {
  public UeContext ue() {
    return runner.context();
  }

  public Instant now() {
    return runner.scheduler().now();
  }

  public Duration since(long nanoTime) {
    return Duration.ofNanos(runner.scheduler().nanoTime() - nanoTime);
  }

  /// Takes the UE's PDN connection down: its interface, without waiting for the machine.
  public void closePdn() {
    ue().pdn().ifPresent(pdn -> runner.scheduler().offload(pdn.ueInterface()::close));
    ue().noPdn();
  }
}
