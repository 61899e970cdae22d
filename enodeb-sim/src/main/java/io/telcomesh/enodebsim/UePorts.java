package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.UeInterfaces;
import io.telcomesh.enodebsim.s1mme.NasPort;
import io.telcomesh.enodebsim.s1mme.S1Port;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.security.RandomSource;
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
    RandomSource random,
    SimulatorSettings settings) {
  public UeContext ue() {
    return runner.context();
  }

  /// Whether the UE comes back by itself when its connection has failed.
  public boolean recovery() {
    return settings.recovery();
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
    pdn.uplink().close();
    runner.scheduler().offload(pdn.ueInterface()::close);
    ue().noPdn(pdn);
  }

  /// A PDN connection that has got no radio bearer is no more, TS 24.301 §5.6.1.4.
  public void closePdnWithoutBearer() {
    ue().pdns().stream().filter(pdn -> !hasBearer(pdn)).forEach(this::closePdn);
  }

  private boolean hasBearer(PdnConnection pdn) {
    return ue().connection().flatMap(on -> on.bearer(pdn.defaultBearer())).isPresent();
  }
}
