package io.telcomesh.sgw;

import io.telcomesh.gtp.Teid;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Slots;
import io.telcomesh.userplane.ForwardingRule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All UEs of a SGW, their PDN connections, and the names that peers call them by. For any thread.
public final class Ues {
  private final Slots<ProcedureRunner<UeContext, UeMessage>> s11 = new Slots<>();
  private final Slots<Teid> s5s8 = new Slots<>();
  private final Map<Imsi, ProcedureRunner<UeContext, UeMessage>> byImsi = new ConcurrentHashMap<>();
  private final Map<ForwardingRule, ProcedureRunner<UeContext, UeMessage>> byRule =
      new ConcurrentHashMap<>();

  /// The runner of a UE; a new one where there is none.
  public ProcedureRunner<UeContext, UeMessage> findOrMake(
      Imsi imsi, Supplier<ProcedureRunner<UeContext, UeMessage>> maker) {
    return byImsi.computeIfAbsent(imsi, _ -> maker.get());
  }

  /// Gives a UE its S11 tunnel, if it has none.
  ///
  /// @return the runner that has the UE now: another one, when this was forgotten before it began
  public ProcedureRunner<UeContext, UeMessage> place(ProcedureRunner<UeContext, UeMessage> runner) {
    var ue = runner.context();
    var owner = findOrMake(ue.imsi(), () -> runner);
    if (owner == runner && ue.s11().equals(Teid.NONE)) {
      s11.add(identifier -> {
        ue.placed(identifier);
        return runner;
      });
    }
    return owner;
  }

  /// Gives a UE another S11 tunnel: whoever sends in the one before has lost the UE.
  public void renewTunnel(ProcedureRunner<UeContext, UeMessage> runner) {
    s11.remove(runner.context().s11().value());
    runner.context().placed(0);
    place(runner);
  }

  /// A tunnel endpoint towards a PGW.
  public Teid newS5S8() {
    return s5s8.add(Teid::new);
  }

  public void releaseS5S8(Teid teid) {
    s5s8.remove(teid.value());
  }

  public void watch(ForwardingRule rule, ProcedureRunner<UeContext, UeMessage> runner) {
    byRule.put(rule, runner);
  }

  public void unwatch(ForwardingRule rule) {
    byRule.remove(rule);
  }

  public Optional<ProcedureRunner<UeContext, UeMessage>> find(Teid s11Tunnel) {
    return s11.find(s11Tunnel.value());
  }

  public Optional<ProcedureRunner<UeContext, UeMessage>> find(Imsi imsi) {
    return Optional.ofNullable(byImsi.get(imsi));
  }

  Optional<ProcedureRunner<UeContext, UeMessage>> find(ForwardingRule rule) {
    return Optional.ofNullable(byRule.get(rule));
  }

  /// Forgets a UE that has no PDN connection.
  public void remove(ProcedureRunner<UeContext, UeMessage> runner) {
    var ue = runner.context();
    byImsi.remove(ue.imsi(), runner);
    s11.remove(ue.s11().value());
    ue.placed(0);
  }

  public int size() {
    return s11.size();
  }

  /// How many tunnels there are towards PGWs: one for each PDN connection.
  public int pdnConnections() {
    return s5s8.size();
  }

  public Stream<ProcedureRunner<UeContext, UeMessage>> all() {
    return s11.all();
  }
}
