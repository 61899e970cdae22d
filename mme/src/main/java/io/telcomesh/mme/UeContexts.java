package io.telcomesh.mme;

import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
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

  /// The UE that this MME has given this GUTI.
  public Optional<ProcedureRunner<UeContext, UeMessage>> find(Guti guti) {
    return guti.gummei().equals(gummei) ? findByMTmsi(guti.mTmsi()) : Optional.empty();
  }

  /// The UE that this MME has given this S-TMSI.
  Optional<ProcedureRunner<UeContext, UeMessage>> find(STmsi sTmsi) {
    return sTmsi.mmeCode() == gummei.mmeCode() ? findByMTmsi(sTmsi.mTmsi()) : Optional.empty();
  }

  /// Whom a UE claims to be by a GUTI of this MME; nobody by an IMSI, which proves nothing.
  Optional<ProcedureRunner<UeContext, UeMessage>> find(EpsMobileIdentity named) {
    return switch (named) {
      case EpsMobileIdentity.OfGuti(var guti) -> find(guti);
      case EpsMobileIdentity.OfImsi _, EpsMobileIdentity.OfImei _ -> Optional.empty();
    };
  }

  /// Whether the UE has not been forgotten meanwhile.
  boolean knows(ProcedureRunner<UeContext, UeMessage> runner) {
    return find(runner.context().identifier()).filter(known -> known == runner).isPresent();
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

  /// Offers the UE a GUTI that no other has. Until it has taken it the one before is valid too, TS
  /// 24.301 §5.5.1.2.7 c.
  public void newGuti(ProcedureRunner<UeContext, UeMessage> runner) {
    var ue = runner.context();
    ue.formerGuti().ifPresent(guti -> byMTmsi.remove(guti.mTmsi(), runner));
    int mTmsi;
    do {
      mTmsi = (int) random.octets(4).reader().u32();
    } while (byMTmsi.putIfAbsent(mTmsi, runner) != null);
    ue.offered(new Guti(gummei, mTmsi));
  }

  /// The GUTI that a UE was given under another name stays its own.
  public void keepGuti(ProcedureRunner<UeContext, UeMessage> runner, Guti guti) {
    if (byMTmsi.putIfAbsent(guti.mTmsi(), runner) == null) {
      runner.context().offered(guti);
    }
  }

  /// The UE has taken the GUTI that it was offered last; it is found by no other.
  public void gutiTaken(ProcedureRunner<UeContext, UeMessage> runner) {
    var ue = runner.context();
    ue.formerGuti().ifPresent(guti -> byMTmsi.remove(guti.mTmsi(), runner));
    ue.gutiTaken();
  }

  /// Forgets a UE under all its names, unless another runner has taken them over.
  public void remove(ProcedureRunner<UeContext, UeMessage> runner) {
    runner.context().imsi().ifPresent(imsi -> byImsi.remove(imsi, runner));
    forgetGutis(runner);
    slots.remove(runner.context().identifier());
  }

  public int size() {
    return slots.size();
  }

  /// How many UEs are in EMM-REGISTERED.
  public long registered() {
    return all().filter(runner -> runner.context().registered()).count();
  }

  /// How many of them are in ECM-CONNECTED.
  long connected() {
    return all()
        .map(ProcedureRunner::context)
        .filter(ue -> ue.registered() && ue.connection().isPresent())
        .count();
  }

  /// How many PDN connections the registered UEs have.
  long pdnConnections() {
    return all()
        .map(ProcedureRunner::context)
        .filter(UeContext::registered)
        .mapToLong(ue -> ue.pdnConnections().size())
        .sum();
  }

  /// Everybody there is now.
  public Stream<ProcedureRunner<UeContext, UeMessage>> all() {
    return slots.all();
  }

  private void forgetGutis(ProcedureRunner<UeContext, UeMessage> runner) {
    var ue = runner.context();
    ue.guti().ifPresent(guti -> byMTmsi.remove(guti.mTmsi(), runner));
    ue.formerGuti().ifPresent(guti -> byMTmsi.remove(guti.mTmsi(), runner));
  }
}
