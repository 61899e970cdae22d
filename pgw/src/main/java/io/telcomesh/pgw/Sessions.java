package io.telcomesh.pgw;

import io.telcomesh.gtp.Teid;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Slots;
import io.telcomesh.userplane.ForwardingRule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All PDN connections of a PGW and the names they are found by. For any thread.
public final class Sessions {
  private final Slots<ProcedureRunner<PdnConnection, SessionMessage>> slots = new Slots<>();
  private final Map<PdnConnection.Key, ProcedureRunner<PdnConnection, SessionMessage>> byKey =
      new ConcurrentHashMap<>();
  private final Map<ForwardingRule, ProcedureRunner<PdnConnection, SessionMessage>> byRule =
      new ConcurrentHashMap<>();

  /// Gives a PDN connection its tunnel endpoint for control.
  ///
  /// @return the one that was it until now
  public Optional<ProcedureRunner<PdnConnection, SessionMessage>> place(
      ProcedureRunner<PdnConnection, SessionMessage> runner, PdnConnection.Key key) {
    slots.add(identifier -> {
      runner.context().placed(identifier, key);
      return runner;
    });
    return Optional.ofNullable(byKey.put(key, runner));
  }

  /// What the user plane says of the rule is the connection's.
  public void watch(ProcedureRunner<PdnConnection, SessionMessage> runner, ForwardingRule rule) {
    byRule.put(rule, runner);
  }

  public Optional<ProcedureRunner<PdnConnection, SessionMessage>> find(Teid control) {
    return slots.find(control.value());
  }

  public Optional<ProcedureRunner<PdnConnection, SessionMessage>> find(ForwardingRule rule) {
    return Optional.ofNullable(byRule.get(rule));
  }

  public Stream<ProcedureRunner<PdnConnection, SessionMessage>> find(Imsi imsi) {
    return byKey.entrySet().stream()
        .filter(entry -> entry.getKey().imsi().equals(imsi))
        .map(Map.Entry::getValue);
  }

  /// Forgets a PDN connection under all its names, unless another has taken them.
  public void remove(ProcedureRunner<PdnConnection, SessionMessage> runner) {
    var connection = runner.context();
    connection.key().ifPresent(key -> byKey.remove(key, runner));
    connection
        .bearer()
        .ifPresent(bearer -> {
          byRule.remove(bearer.downlink(), runner);
          byRule.remove(bearer.uplink(), runner);
        });
    if (!connection.control().equals(Teid.NONE)) {
      slots.remove(connection.control().value());
    }
  }

  public int size() {
    return slots.size();
  }

  public Stream<ProcedureRunner<PdnConnection, SessionMessage>> all() {
    return slots.all();
  }
}
