package io.telcomesh.mme;

import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Slots;
import io.telcomesh.security.RandomSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// All UEs of an MME and the names they are found by. For any thread.
public final class UeContexts {
  private final Gummei gummei;
  private final RandomSource random;
  private final Function<UeContext, ProcedureRunner<UeContext, UeMessage>> runners;
  private final Slots<ProcedureRunner<UeContext, UeMessage>> slots = new Slots<>();
  private final Map<Imsi, ProcedureRunner<UeContext, UeMessage>> byImsi = new ConcurrentHashMap<>();
  private final Map<Integer, ProcedureRunner<UeContext, UeMessage>> byMTmsi =
      new ConcurrentHashMap<>();

  UeContexts(
      Gummei gummei,
      RandomSource random,
      Function<UeContext, ProcedureRunner<UeContext, UeMessage>> runners) {
    this.gummei = gummei;
    this.random = random;
    this.runners = runners;
  }

  /// A runner for a UE that nothing is known of yet.
  ProcedureRunner<UeContext, UeMessage> add() {
    return slots.add(identifier -> runners.apply(new UeContext(identifier)));
  }

  Optional<ProcedureRunner<UeContext, UeMessage>> find(int identifier) {
    return slots.find(identifier);
  }

  /// The UE with this IMSI.
  public Optional<ProcedureRunner<UeContext, UeMessage>> find(Imsi imsi) {
    return Optional.ofNullable(byImsi.get(imsi));
  }

  Optional<ProcedureRunner<UeContext, UeMessage>> findByMTmsi(int mTmsi) {
    return Optional.ofNullable(byMTmsi.get(mTmsi));
  }

  /// From now on the runner is the UE's with this IMSI, and no other's.
  ///
  /// @return the runner that was it until now
  public Optional<ProcedureRunner<UeContext, UeMessage>> identified(
      ProcedureRunner<UeContext, UeMessage> runner, Imsi imsi) {
    var ue = runner.context();
    ue.imsi().filter(other -> !other.equals(imsi)).ifPresent(it -> byImsi.remove(it, runner));
    ue.imsi(imsi);
    return Optional.ofNullable(byImsi.put(imsi, runner)).filter(before -> before != runner);
  }

  /// A GUTI that no other UE has; the one before is forgotten.
  public Guti newGuti(ProcedureRunner<UeContext, UeMessage> runner) {
    forgetGuti(runner);
    int mTmsi;
    do {
      mTmsi = (int) random.octets(4).reader().u32();
    } while (byMTmsi.putIfAbsent(mTmsi, runner) != null);
    return new Guti(gummei, mTmsi);
  }

  /// Forgets a UE under all its names, unless another runner has taken them over.
  public void remove(ProcedureRunner<UeContext, UeMessage> runner) {
    runner.context().imsi().ifPresent(imsi -> byImsi.remove(imsi, runner));
    forgetGuti(runner);
    slots.remove(runner.context().identifier());
  }

  public int size() {
    return slots.size();
  }

  /// Everybody there is now.
  public Stream<ProcedureRunner<UeContext, UeMessage>> all() {
    return slots.all();
  }

  private void forgetGuti(ProcedureRunner<UeContext, UeMessage> runner) {
    runner.context().guti().ifPresent(guti -> byMTmsi.remove(guti.mTmsi(), runner));
  }
}
