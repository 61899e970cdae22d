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
public record UePorts(
    ProcedureRunner<UeContext, UeMessage> runner,
    NasPort nas,
    S1Port s1,
    Bearers bearers,
    UeInterfaces interfaces) {
  public UeContext ue() {
    return runner.context();
  }

  public Instant now() {
    return runner.scheduler().now();
  }

  public Duration since(long nanoTime) {
    return Duration.ofNanos(runner.scheduler().nanoTime() - nanoTime);
  }

  /// Takes all PDN connections of the UE down.
  public void closePdn() {
    ue().pdns().forEach(this::closePdn);
  }

  /// Takes a PDN connection of the UE down: its interface, without waiting for the machine.
  public void closePdn(PdnConnection pdn) {
    runner.scheduler().offload(pdn.ueInterface()::close);
    ue().noPdn(pdn);
  }
}
